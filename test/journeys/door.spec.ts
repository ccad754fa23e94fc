import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { grows, watch } from './pictures.ts';
import { accessible, openStage, type Account, type Stage } from './stage.ts';

let stage: Stage;
let maria: Account;
let organisation = '';
beforeAll(async () => {
  stage = await openStage();
  maria = await stage.account('Maria Berg');
  organisation = await stage.organisation('Institute', maria, []);
});
afterAll(async () => {
  await stage.fresh.turnClock(0);
  await stage.close();
});

type Room = { readonly id: string; readonly link: string };
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const inside = (page: Page) => page.getByRole('button', { name: 'Leave', exact: true }).waitFor();
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
/** A session of Maria's whose link guests may use, made without the pages. */
async function open(host: { readonly page: Page }, title: string): Promise<Room> {
  const made = await host.page.request.post('/api/own-rooms', {
    data: { kind: 'ad-hoc', organisation, title },
  });
  expect(made.status()).toBe(201);
  return (await made.json()) as Room;
}
async function join(page: Page, { link }: Room, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await press(page, 'Go to the door');
  await page.getByLabel('Message to the hosts').waitFor();
}

test('a guest asks at a locked door, the host lets them in from the lobby, and both see and hear each other', async () => {
  const [host, guest] = [
    await stage.visitor(maria.email),
    await stage.visitor(undefined, { phone: true, dark: true }),
  ];
  await Promise.all([watch(host.page), watch(guest.page)]);

  // one click and a title: a session with a link of its own
  await host.page.goto('/rooms');
  await heading(host.page, 'My Rooms');
  await accessible(host.page);
  await host.page.getByRole('button', { name: 'Start an ad-hoc session' }).click();
  const title = host.page.getByLabel('Title');
  await expect.poll(() => title.inputValue()).toBe('Ad-hoc session of Maria Berg');
  await title.fill('Open evening');
  await press(host.page, 'Start');
  await host.page.getByText('The session is open').waitFor();
  await accessible(host.page);
  const link = await host.page.locator('[data-link]').innerText();
  await host.page.getByRole('link', { name: 'Go to the lobby' }).click();
  await host.page.getByRole('button', { name: 'Enter', exact: true }).waitFor();
  await press(host.page, /^Door: Members/u);
  await host.page.getByRole('menuitemradio', { name: /^Locked/u }).click();
  await host.page.getByRole('button', { name: /^Door: Locked/u }).waitFor();

  // the secret of the link is gone from the address at once, and stands in no title
  await guest.page.goto(link);
  const name = guest.page.getByLabel('Your name');
  await name.waitFor();
  expect([
    new URL(guest.page.url()).pathname,
    new URL(guest.page.url()).hash,
    await guest.page.title(),
  ]).toEqual(['/join', '', 'Join as a guest · Anteroom']);
  await accessible(guest.page);
  await name.fill(' '.repeat(3));
  await press(guest.page, 'Go to the door');
  await guest.page.getByText('Please say who you are.').waitFor();
  await name.fill('Ben Wächter');
  await press(guest.page, 'Go to the door');
  await guest.page.getByText('Door: Locked').waitFor();
  await guest.page.getByLabel('Message to the hosts').fill('Here for <b>the demo</b>');
  await accessible(guest.page);
  await press(guest.page, 'Ask to join');
  await heading(guest.page, 'Waiting for a host');
  await accessible(guest.page);

  // the host is outside of the room, and sees who it is, that the name is only typed, and the
  // message as text
  const queue = host.page.getByRole('region', { name: 'One person waits' });
  await queue.getByText('Ben Wächter', { exact: true }).waitFor();
  await queue.getByText('Guest', { exact: true }).waitFor();
  await queue.getByText('Here for <b>the demo</b>').waitFor();
  await queue.getByText(/· here/u).waitFor();
  await expect.poll(() => host.page.title()).toMatch(/^\(1\)\s/u);
  await accessible(host.page);

  const began = Date.now();
  await queue.getByRole('button', { name: 'Allow Ben Wächter' }).click();
  await inside(guest.page);
  expect(Date.now() - began).toBeLessThan(3000);
  await press(host.page, 'Enter');
  await inside(host.page);
  await Promise.all([grows(host.page), grows(guest.page)]);
  await accessible(host.page);
  await accessible(guest.page);

  // the log says who let whom in, and from where
  await host.page.goto(host.page.url().replace(/room$/u, 'room-settings'));
  await host.page.getByText('Maria Berg let Ben Wächter in').waitFor();
  await host.page.getByText(/from the lobby/u).waitFor();
  await accessible(host.page);
  await Promise.all([host.context.close(), guest.context.close()]);
});

test('a guest who closed the page and was let in ten minutes later comes back and enters without asking again', async () => {
  const [host, guest] = [await stage.visitor(maria.email), await stage.visitor()];
  const room = await open(host, 'Late evening');
  await join(guest.page, room, 'Lena Away');
  await press(guest.page, 'Ask to join');
  await heading(guest.page, 'Waiting for a host');
  await host.page.goto(`/sessions/${room.id}/lobby`);
  await host.page.getByText(/· here/u).waitFor();

  await guest.page.close();
  await host.page.getByText(/left (just now|.* ago)/u).waitFor({ timeout: 10_000 });
  await stage.fresh.turnClock(10 * 60_000);
  await press(host.page, 'Allow Lena Away');
  await heading(host.page, 'Nobody waits');

  const later = await guest.context.newPage();
  await later.goto(`/sessions/${room.id}/lobby`);
  await heading(later, 'You may come in');
  await accessible(later);
  await press(later, 'Enter now');
  await inside(later);
  // nobody was asked a second time
  const log = (await (
    await host.page.request.get(`/api/sessions/${room.id}/decisions`)
  ).json()) as { items: readonly { says: string }[] };
  expect(log.items.filter(({ says }) => says === 'Lena Away asked to join')).toHaveLength(1);
  await stage.fresh.turnClock(0);
  await Promise.all([host.context.close(), guest.context.close()]);
});

test('whoever was denied reads why, asks again at once and then after a pause that no reload shortens', async () => {
  const [host, guest] = [
    await stage.visitor(maria.email),
    await stage.visitor(undefined, { dark: true }),
  ];
  const room = await open(host, 'Long evening');
  await join(guest.page, room, 'Paul Patient');
  await press(guest.page, 'Ask to join');
  await host.page.goto(`/sessions/${room.id}/lobby`);
  await press(host.page, 'More for Paul Patient');
  await host.page.getByRole('menuitem', { name: 'Deny with a reason…' }).click();
  await host.page.getByLabel('Reason').fill('We are still setting up.');
  await accessible(host.page);
  await host.page.getByRole('dialog').getByRole('button', { name: 'Deny', exact: true }).click();

  // a page that cannot be mistaken for the room, and that a reload keeps
  const denied = async () => {
    await heading(guest.page, 'You were not let in');
    expect(await guest.page.locator('video').count()).toBe(0);
  };
  await denied();
  await guest.page.reload();
  await denied();
  await guest.page.getByText('We are still setting up.').waitFor();
  await accessible(guest.page);
  await press(guest.page, 'Ask again');
  await heading(guest.page, 'Waiting for a host');

  await host.page.getByText('denied once before').waitFor();
  await press(host.page, 'Deny Paul Patient');
  await denied();
  await guest.page.getByRole('button', { name: /^Ask again in 0:[12]\d$/u }).waitFor();
  await guest.page.reload();
  await denied();
  const again = guest.page.getByRole('button', { name: /^Ask again in/u });
  expect(await again.getAttribute('aria-disabled')).toBe('true');
  await again.click({ force: true });
  expect(
    (await guest.page.request.post(`/api/sessions/${room.id}/knocks`, { data: {} })).status(),
  ).toBe(403);
  await accessible(guest.page);
  await guest.page
    .getByRole('button', { name: 'Ask again', exact: true })
    .click({ timeout: 40_000 });
  await heading(guest.page, 'Waiting for a host');
  await host.page.getByText('denied 2 times before').waitFor();
  await Promise.all([host.context.close(), guest.context.close()]);
});
