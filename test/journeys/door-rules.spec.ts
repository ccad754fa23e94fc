import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessible, openStage, type Account, type Stage } from './stage.ts';

let stage: Stage;
let maria: Account;
let ben: Account;
let eve: Account;
let organisation = '';
let session = '';
beforeAll(async () => {
  stage = await openStage();
  [maria, ben, eve] = [
    await stage.account('Maria Berg'),
    await stage.account('Ben Ito'),
    await stage.account('Eve Stone'),
  ];
  const institute = await stage.organisation('Institute', maria, [ben, eve]);
  organisation = institute;
  const group = await stage.group(institute, 'Robotics lab', [maria], [ben]);
  session = await stage.session(institute, group, 'Secret lab hour', maria);
});
afterAll(() => stage.close());

type Room = { readonly id: string; readonly link: string };
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
async function open(page: Page, title: string): Promise<Room> {
  const made = await page.request.post('/api/own-rooms', {
    data: { kind: 'ad-hoc', organisation, title },
  });
  expect(made.status()).toBe(201);
  return (await made.json()) as Room;
}
async function ask(page: Page, { link }: Room, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await press(page, 'Go to the door');
  await press(page, 'Ask to join');
  await heading(page, 'Waiting for a host');
}

test('a host undoes a denial and takes back an Allow by keyboard, every host sees it, and whoever may come in is listed until they are there', async () => {
  const [one, two, guest] = [
    await stage.visitor(maria.email),
    await stage.visitor(ben.email),
    await stage.visitor(),
  ];
  const room = await open(one.page, 'Second thoughts');
  expect((await one.page.request.put(`/api/sessions/${room.id}/hosts/${ben.id}`)).status()).toBe(
    204,
  );
  await Promise.all([one, two].map(({ page }) => page.goto(`/sessions/${room.id}/lobby`)));
  await ask(guest.page, room, 'Gus Again');
  await press(one.page, 'Deny Gus Again');
  await heading(guest.page, 'You were not let in');
  const undo = one.page.getByRole('button', { name: 'Undo: Gus Again waits again' });
  await two.page.getByRole('button', { name: 'Undo: Gus Again waits again' }).waitFor();
  await undo.press('Enter');
  await heading(guest.page, 'Waiting for a host');
  await one.page.getByRole('button', { name: 'Allow Gus Again' }).waitFor();

  await guest.page.goto('about:blank'); // away: let in, and not here yet
  await press(one.page, 'Allow Gus Again');
  await two.page.getByRole('heading', { name: 'May come in, not here yet' }).waitFor();
  await accessible(two.page);
  await two.page
    .getByRole('button', { name: 'Take back that Gus Again may come in' })
    .press('Enter');
  await one.page
    .getByRole('heading', { name: 'May come in, not here yet' })
    .waitFor({ state: 'detached' });
  await guest.page.goto(`/sessions/${room.id}/lobby`);
  await guest.page.getByText('A host has taken back that you may come in.').waitFor();
  await Promise.all([one, two, guest].map(({ context }) => context.close()));
});

test('of two hosts who answer differently at the same moment one wins, the other is told, and the guest sees one outcome', async () => {
  const [one, two, guest] = [
    await stage.visitor(maria.email),
    await stage.visitor(ben.email),
    await stage.visitor(),
  ];
  const room = await open(one.page, 'Two hosts');
  expect((await one.page.request.put(`/api/sessions/${room.id}/hosts/${ben.id}`)).status()).toBe(
    204,
  );
  await Promise.all([one, two].map(({ page }) => page.goto(`/sessions/${room.id}/lobby`)));
  await ask(guest.page, room, 'Gina Between');
  const [allow, deny] = [
    one.page.getByRole('button', { name: 'Allow Gina Between' }),
    two.page.getByRole('button', { name: 'Deny Gina Between' }),
  ];
  await Promise.all([allow.waitFor(), deny.waitFor()]);
  await Promise.all([allow.click(), deny.click()]);

  const outcome = await Promise.race([
    guest.page
      .getByRole('button', { name: 'Leave', exact: true })
      .waitFor()
      .then(() => 'allowed' as const),
    heading(guest.page, 'You were not let in').then(() => 'denied' as const),
  ]);
  // whoever was too late reads what stands, and by whom
  const [loser, says] =
    outcome === 'allowed'
      ? [two, 'Maria Berg let Gina Between in.']
      : [one, 'Ben Ito turned Gina Between away.'];
  await loser.page.getByText(says).waitFor();
  await Promise.all([one, two].map(({ page }) => heading(page, 'Nobody waits')));
  const log = (await (await one.page.request.get(`/api/sessions/${room.id}/decisions`)).json()) as {
    items: readonly { says: string }[];
  };
  expect(
    log.items.map((line) => line.says).filter((line) => /let Gina|turned Gina/u.test(line)),
  ).toEqual([says.slice(0, -1)]);
  await Promise.all([one, two, guest].map(({ context }) => context.close()));
});

test('a forwarded link lets nobody in: a second browser waits anew, and a renewed link leads nowhere', async () => {
  const [host, first, second] = [
    await stage.visitor(maria.email),
    await stage.visitor(),
    await stage.visitor(undefined, { phone: true }),
  ];
  const room = await open(host.page, 'Forwarded');
  await host.page.goto(`/sessions/${room.id}/lobby`);
  await ask(first.page, room, 'Fay First');
  await press(host.page, 'Allow Fay First');
  await first.page.getByRole('button', { name: 'Leave', exact: true }).waitFor();

  // the same link in another browser, even under the same name, is somebody else
  await ask(second.page, room, 'Fay First');
  await host.page.getByText('Looks like Fay First, who is a host or inside').waitFor();
  await accessible(host.page);
  const answer = await second.page.request.get(`/api/sessions/${room.id}/room`);
  expect(await answer.json()).not.toHaveProperty('inside');
  expect(
    (await second.page.request.post(`/api/sessions/${room.id}/stays`, { data: {} })).status(),
  ).toBe(403);

  // a name that could be taken for the host's is not taken
  const third = await stage.visitor();
  await third.page.goto(room.link);
  await third.page.getByLabel('Your name').fill('Mаria  Berg');
  await press(third.page, 'Go to the door');
  await third.page.locator('[aria-invalid=true]').waitFor();
  await accessible(third.page);

  // renewed, with whoever waits turned away: the old link is like one that never was
  await host.page.goto(`/sessions/${room.id}/room-settings`);
  await press(host.page, 'Renew link…');
  await host.page.getByLabel(/Also turn away/u).check();
  await accessible(host.page);
  await press(host.page, 'Renew link');
  await heading(second.page, 'This session is no longer available');
  await accessible(second.page);
  const sameAsUnknown = async (link: string) => {
    await third.page.goto('about:blank');
    await third.page.goto(link);
    await heading(third.page, 'This link does not lead anywhere');
    return third.page.locator('main').innerText();
  };
  expect(await sameAsUnknown(room.link)).toBe(
    await sameAsUnknown(room.link.replace(/.$/u, (last) => (last === 'A' ? 'B' : 'A'))),
  );
  await accessible(third.page);
  // whoever was inside is still there
  await first.page.getByRole('button', { name: 'Leave', exact: true }).waitFor();
  await Promise.all([host, first, second, third].map(({ context }) => context.close()));
});

test('a session of a group stays unknown to an outsider at every door', async () => {
  const [host, outsider, guest] = [
    await stage.visitor(maria.email),
    await stage.visitor(eve.email),
    await stage.visitor(),
  ];
  const unknown = '01900000-0000-7000-8000-000000000000';
  // with something to betray: somebody waits, a text, and a link that is switched off
  await host.page.request.patch(`/api/sessions/${session}/room`, {
    data: { door: 'locked', says: 'Say who sent you.' },
  });
  const member = await stage.visitor(ben.email);
  await member.page.goto(`/sessions/${session}/lobby`);
  await press(member.page, 'Ask to join');
  await heading(member.page, 'Waiting for a host');
  const { link } = (await (
    await host.page.request.get(`/api/sessions/${session}/room-settings`)
  ).json()) as { link: string };
  const secret = new URL(link).hash.slice(1);

  const strip = (text: string): string => text.replace(/\/requests\/[^"]+/u, '');
  const asks: readonly (readonly ['get' | 'post' | 'patch' | 'put' | 'delete', string])[] = [
    ['get', '/room'],
    ['get', '/knocks'],
    ['get', '/room-settings'],
    ['get', '/blocked'],
    ['get', '/decisions'],
    ['get', '/invitees'],
    ['post', '/knocks'],
    ['post', '/stays'],
    ['post', '/tries'],
    ['post', '/links'],
    ['post', '/endings'],
    ['patch', '/room'],
    ['put', `/hosts/${eve.id}`],
    ['delete', `/hosts/${maria.id}`],
  ];
  for (const who of [outsider, guest])
    for (const [method, path] of asks) {
      const send = async (id: string) => {
        const answer = await who.page.request[method](
          `/api/sessions/${id}${path}`,
          method === 'get' ? {} : { data: {} },
        );
        return [answer.status(), strip(await answer.text())];
      };
      expect([method, path, ...(await send(session))]).toEqual([
        method,
        path,
        ...(await send(unknown)),
      ]);
    }
  for (const who of [outsider, guest]) {
    const real = await who.page.request.post('/api/links', { data: { secret } });
    const made = await who.page.request.post('/api/links', {
      data: { secret: secret.replace(/.$/u, (last) => (last === 'A' ? 'B' : 'A')) },
    });
    expect([real.status(), strip(await real.text())]).toEqual([404, strip(await made.text())]);
  }
  for (const path of [
    `/sessions/${session}`,
    `/sessions/${session}/lobby`,
    `/sessions/${session}/room`,
  ]) {
    await outsider.page.goto(path);
    await outsider.page
      .getByText(/There is nothing at this address, or it is not for you/u)
      .first()
      .waitFor();
    expect(await outsider.page.content()).not.toMatch(/Secret lab hour|Say who sent you/u);
  }
  await accessible(outsider.page);
  await guest.page.goto(link);
  await heading(guest.page, 'This link does not lead anywhere');
  await guest.page.goto(`/sessions/${session}/lobby`);
  await guest.page.waitForURL(/\/sign-in\?next=/u);
  await outsider.page.goto('/');
  await heading(outsider.page, 'My Sessions');
  await expect.poll(() => outsider.page.getByText('Secret lab hour').count()).toBe(0);
  await Promise.all([host, outsider, guest, member].map(({ context }) => context.close()));
});
