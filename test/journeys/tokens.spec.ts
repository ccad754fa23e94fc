import { afterAll, beforeAll, expect, test } from 'vitest';
import { program } from '../world/tokens.ts';
import { accessible, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await openStage()));
afterAll(() => stage.close());

const opens = async (token: string): Promise<number> =>
  (await program(stage, token).call('GET', '/api/groups')).status;

test('a manager makes a technical user and its token, revokes that, takes it back, and deletes both', async () => {
  const maria = await stage.account('Maria Berg');
  const organisation = await stage.organisation('Lindenhof', maria, []);
  const group = await stage.group(organisation, 'Robotics', [maria]);
  const { page } = await stage.visitor(maria.email);
  await page.goto(`/administration/groups/${group}`);
  await page.getByRole('tab', { name: 'Technical users' }).click();
  await page.getByText('No technical users yet').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'New technical user' }).click();
  const naming = page.getByRole('dialog', { name: 'New technical user' });
  await naming.getByLabel('Name').fill('Nightly build');
  await accessible(page);
  await naming.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nightly build' }).waitFor();
  await page.getByText('No tokens yet').waitFor();
  await accessible(page);

  await page.getByRole('button', { name: 'Make a token' }).click();
  const making = page.getByRole('dialog', { name: 'Make a token' });
  await making.getByLabel('Name').fill('Runner 1');
  await accessible(page);
  await making.getByRole('button', { name: 'Make a token' }).click();
  const shown = page.getByRole('dialog', { name: 'Your new token' });
  const token = await shown.getByRole('textbox', { name: 'Token “Runner 1”' }).inputValue();
  await accessible(page);
  expect(await opens(token)).toBe(200);
  await shown.getByRole('button', { name: 'I have kept it' }).click();
  expect(await page.content()).not.toContain(token);

  const list = page.getByRole('table', { name: 'Tokens of Nightly build' });
  const row = list.getByRole('row').filter({ hasText: 'Runner 1' });
  const act = async (name: string, sure = true) => {
    await row.getByRole('button', { name: 'Actions for Runner 1' }).click();
    await page.getByRole('menuitem', { name }).click();
    if (sure) await page.getByRole('dialog').getByRole('button', { name }).click();
  };
  await act('Revoke');
  await row.getByText('revoked').waitFor();
  expect(await opens(token)).toBe(401);
  await accessible(page);
  await act('Take the revocation back', false);
  await row.getByText('good', { exact: true }).waitFor();
  expect(await opens(token)).toBe(200);
  await act('Delete');
  await page.getByText('No tokens yet').waitFor();
  expect(await opens(token)).toBe(401);

  await page.getByRole('main').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No technical users yet').waitFor();
});

test('somebody makes a personal token in the settings', async () => {
  const ada = await stage.account('Ada Ahrens');
  const { page } = await stage.visitor(ada.email);
  await page.goto('/settings');
  await page.getByRole('link', { name: 'Tokens' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'Make a token' }).click();
  const making = page.getByRole('dialog', { name: 'Make a token' });
  await making.getByLabel('Name').fill('Laptop');
  await making.getByRole('radio', { name: 'Admin' }).check();
  await making.getByRole('button', { name: 'Make a token' }).click();
  const token = await page.getByRole('textbox', { name: 'Token “Laptop”' }).inputValue();
  expect(await opens(token)).toBe(200);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('table', { name: 'Your tokens' }).getByText('Laptop').waitFor();
  await accessible(page);
});
