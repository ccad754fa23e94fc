import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAssembly } from '../world/assemblies.ts';
import { accessible, openStage, type Account, type Stage, type Visitor } from './stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await openStage()));
afterAll(() => stage.close());

const minutes = (count: number): string => new Date(Date.now() + count * 60_000).toISOString();
const asked = ({ page }: Visitor, path: string, body: object): Promise<number> =>
  page.evaluate(
    async ([at, data]) =>
      (
        await fetch(at!, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: data!,
        })
      ).status,
    [path, JSON.stringify(body)],
  );
async function booked(account: Account, bookings: readonly object[]): Promise<Visitor> {
  const visitor = await stage.visitor(account.email);
  await visitor.page.goto('/assemblies');
  for (const booking of bookings) expect(await asked(visitor, '/api/bookings', booking)).toBe(201);
  return visitor;
}

test('what one holds counts down, is extended up to the next reservation and no further, and is released', async () => {
  const [ada, ben] = [await stage.account('Ada Admin'), await stage.account('Ben Bench')];
  const organisation = await stage.organisation('Lindenhof', ada, [ben]);
  const lab = await stage.group(organisation, 'Lab', [ada], [ben]);
  const rig = await makeAssembly(stage, organisation, ada, { name: 'Rig 1', booked: [lab] });

  const { page } = await booked(ben, [
    { assembly: rig, ends: minutes(60), purpose: 'Motor sweep' },
  ]);
  await booked(ada, [{ assembly: rig, starts: minutes(100), ends: minutes(160) }]);
  await page.goto('/');
  await page.getByRole('link', { name: 'Assemblies' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'My assemblies' }).waitFor();
  const running = page.getByRole('article', { name: 'Rig 1' });
  await running.getByText('Motor sweep').waitFor();
  expect(await running.getByRole('timer').textContent()).toMatch(/^(59|1 h 0) min left$/u);
  await accessible(page);

  const longer = running.getByRole('group', { name: 'Extend Rig 1' });
  expect(await longer.getByRole('button').allTextContents()).toEqual([
    '+ 15 mins',
    '+ 30 mins',
    expect.stringMatching(/^Until /u),
  ]);
  await longer.getByRole('button', { name: '+ 15 mins' }).click();
  await page.getByText(/Rig 1 is yours until/u).waitFor();
  await longer.getByRole('button', { name: /^Until / }).click();
  const refused = running.getByRole('button', { name: 'Extend' });
  await refused.press('Enter');
  await expect
    .poll(() => page.getByRole('dialog').textContent())
    .toMatch(/taken from .* it can go on until/u);
  await accessible(page);

  await running.getByRole('button', { name: 'Release' }).click();
  const dialog = page.getByRole('dialog', { name: 'Release Rig 1?' });
  await accessible(page);
  await dialog.getByRole('button', { name: 'Release' }).click();
  await page.getByText('You have booked no assembly').waitFor();
  await page.getByRole('tab', { name: 'Past' }).click();
  await page.getByText('Released early').waitFor();
  await accessible(page);
});

test('whoever manages the group sees what others hold, and may end it', async () => {
  const [mia, tim] = [await stage.account('Mia Manager'), await stage.account('Tim Tester')];
  const organisation = await stage.organisation('Bergwerk', mia, [tim]);
  const lab = await stage.group(organisation, 'Motors', [mia], [tim]);
  const rig = await makeAssembly(stage, organisation, mia, { name: 'Rig 2', booked: [lab] });
  await booked(tim, [
    { assembly: rig, ends: minutes(30) },
    { assembly: rig, starts: minutes(120), ends: minutes(180) },
  ]);
  const { page } = await stage.visitor(mia.email);
  await page.goto('/assemblies');
  await page.getByText('You have booked no assembly').waitFor();
  await page.getByText('All I manage').click();
  await page.getByRole('article', { name: 'Rig 2' }).getByText('Tim Tester').waitFor();
  await page.getByRole('button', { name: 'Cancel booking' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel booking' }).click();
  await page.getByText('The booking of Rig 2 is cancelled.').waitFor();
  const row = page.getByRole('tabpanel').getByRole('button', { name: 'Cancel booking' });
  await row.waitFor({ state: 'detached' });
  await accessible(page);
});
