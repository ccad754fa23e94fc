import { afterAll, beforeAll, expect, test } from 'vitest';
import { grows, received, watch } from './pictures.ts';
import { accessible, openStage, type Account, type Stage, type Visitor } from './stage.ts';

let stage: Stage;
let maria: Account;
let ben: Account;
let eve: Account;
let session = '';
let group = '';
beforeAll(async () => {
  stage = await openStage();
  maria = await stage.account('Maria Berg');
  ben = await stage.account('Ben Ito');
  eve = await stage.account('Eve Stone');
  const organisation = await stage.organisation('Institute', maria, [ben, eve]);
  group = await stage.group(organisation, 'Robotics lab', [maria], [ben]);
  session = await stage.session(organisation, group as never, 'Open lab hour', maria);
});
afterAll(() => stage.close());

async function watched(email: string, options?: Parameters<Stage['visitor']>[1]): Promise<Visitor> {
  const visitor = await stage.visitor(email, options);
  await watch(visitor.page);
  return visitor;
}
const enter = async ({ page }: Visitor): Promise<void> => {
  await page.goto(`/sessions/${session}/lobby`);
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).waitFor();
};

test('two members see and hear each other, a third person finds nothing, and leaving the group ends it within a second', async () => {
  const [one, two, three] = [
    await watched(maria.email),
    await watched(ben.email, { phone: true, dark: true }),
    await watched(eve.email),
  ];
  await one.page.goto(`/sessions/${session}/lobby`);
  await one.page.getByRole('button', { name: 'Enter', exact: true }).waitFor();
  await accessible(one.page);
  await enter(one);
  await one.page.getByText('You are alone here').waitFor();
  await enter(two);
  await Promise.all([grows(one.page), grows(two.page)]);
  await accessible(one.page);
  await accessible(two.page);

  // a third person of the same organisation, not in the group: the page, the lobby and the API are
  // those of something unknown
  for (const path of [`/sessions/${session}`, `/sessions/${session}/lobby`]) {
    await three.page.goto(path);
    await three.page
      .getByText(/There is nothing at this address, or it is not for you/u)
      .first()
      .waitFor();
  }
  const unknown = '01900000-0000-7000-8000-000000000000';
  for (const path of ['', '/room', '/events']) {
    const [real, made] = await Promise.all(
      [session, unknown].map((id) => three.context.request.get(`/api/sessions/${id}${path}`)),
    );
    expect([real!.status(), (await real!.text()).replace(/\/requests\/[^"]+/u, '')]).toEqual([
      made!.status(),
      (await made!.text()).replace(/\/requests\/[^"]+/u, ''),
    ]);
  }
  expect(
    (await three.context.request.post(`/api/sessions/${session}/stays`, { data: {} })).status(),
  ).toBe(404);

  // the manager mutes, and the other side sees it
  await one.page.keyboard.press('m');
  await two.page.getByRole('img', { name: 'Microphone muted' }).first().waitFor();

  // removed from the group: out within a second, told why, and no way back
  const began = Date.now();
  expect(
    (await one.context.request.delete(`/api/groups/${group}/members/${ben.id}`)).status(),
  ).toBeLessThan(300);
  await two.page.getByText('You are no longer in the room').waitFor();
  expect(Date.now() - began).toBeLessThan(1000);
  await expect.poll(async () => (await received(two.page)).bytes).toBe(0);
  await one.page.getByText('You are alone here').waitFor();
  expect(
    (await two.context.request.post(`/api/sessions/${session}/stays`, { data: {} })).status(),
  ).toBe(404);
  await two.page.goto('/');
  await expect.poll(() => two.page.getByText('Open lab hour').count()).toBe(0);
});
