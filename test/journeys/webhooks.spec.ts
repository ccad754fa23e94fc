import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReceiver, type Receiver } from '../world/receiver.ts';
import { accessible, openStage, type Account, type Stage } from './stage.ts';

let stage: Stage;
let receiver: Receiver;
let maria: Account;
beforeAll(async () => {
  receiver = await openReceiver();
  stage = await openStage({ WEBHOOK_HOSTS: receiver.origin });
  maria = await stage.account('Maria Berg');
  await stage.organisation('Institute', maria, []);
});
afterAll(async () => {
  await stage.close();
  await receiver.close();
});

test('an admin makes a webhook, keeps its secret, tests it, and has what was lost sent again', async () => {
  const { page } = await stage.visitor(maria.email);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto(`${stage.origin}/control/webhooks`);
  await page.getByText('No program outside hears anything yet').waitFor();
  await accessible(page);
  await button('New webhook').click();
  await page.getByLabel('Name').fill('Build server');
  await page.getByLabel('Address').fill('https://10.0.0.5/hook');
  await button('Choose all').click();
  await accessible(page);
  await button('Make webhook').click();
  await page.getByText('Nothing is sent to this address.').waitFor();
  await page.getByLabel('Address').fill(`${receiver.origin}/hook`);
  await button('Make webhook').click();
  const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/u);
  receiver.knows(secret);
  await accessible(page);
  await button('I have it').click();

  await page.getByRole('link', { name: 'Build server' }).click();
  await button('Send a test').click();
  await page.getByText('The test has arrived').waitFor();
  receiver.reply('/hook', (tries) => ({ status: tries === 2 ? 500 : 204 }));
  await page.request.post(`${stage.origin}/api/organisations/${await organisation()}/groups`, {
    data: { name: 'Optics', managers: [maria.id] },
  });
  await page.getByText('The receiver did not take it.').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'Actions for message 1' }).click();
  await page.getByRole('menuitem', { name: 'Send again from here on' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Arrived', { exact: true }).waitFor();
  expect(receiver.got.map(({ type, signedWith }) => [type, signedWith])).toEqual([
    ['test', [secret]],
    ['group.created', [secret]],
  ]);
}, 120_000);

const organisation = async (): Promise<string> =>
  (await stage.fresh.pool.query<{ id: string }>('select id from organisations')).rows[0]!.id;
