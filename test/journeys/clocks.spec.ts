import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessible, openStage, type Account, type Stage } from './stage.ts';

// A time that no clock will show, typed where a time can be typed.

let stage: Stage;
let maria: Account;
let organisation = '';
beforeAll(async () => {
  stage = await openStage();
  maria = await stage.account('Maria Berg');
  const home = await stage.organisation('Institute', maria, []);
  await stage.group(home, 'Optics', [maria]);
  organisation = home;
});
afterAll(() => stage.close());

/** The last Sunday of a month of the coming year: clocks change in Berlin. */
function lastSunday(month: number): string {
  const last = new Date(Date.UTC(new Date().getUTCFullYear() + 1, month, 0));
  last.setUTCDate(last.getUTCDate() - last.getUTCDay());
  return last.toISOString().slice(0, 10);
}
const [spring, autumn] = [lastSunday(3), lastSunday(10)];

test('the form of a session says that 2:30 does not exist, offers 3:00, and says which 2:30 is meant in autumn', async () => {
  const { page } = await stage.visitor(maria.email);
  await page.goto('/administration/sessions/new');
  await page.getByLabel('Date').fill(spring);
  await page.getByLabel('Start').fill('02:30');
  await page.getByText('2:30 does not exist').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'Take 3:00' }).click();
  expect([
    await page.getByLabel('Start').inputValue(),
    await page.getByText('does not exist').count(),
  ]).toEqual(['03:00', 0]);
  await page.getByLabel('Date').fill(autumn);
  await page.getByLabel('Start').fill('02:30');
  await page.getByText('2:30 comes twice, and the first is meant').waitFor();
});

test('the times of a door say so, too, and are not saved as none; what was not touched stays the second of two', async () => {
  const { page } = await stage.visitor(maria.email);
  const second = `${autumn}T01:30:00.000Z`;
  const made = await page.request.post('/api/own-rooms', {
    data: { kind: 'standing', organisation, title: 'Bench', closes: second },
  });
  const { id } = (await made.json()) as { id: string };
  const stored = async () => {
    const { opens, closes } = (await (
      await page.request.get(`/api/sessions/${id}/room-settings`)
    ).json()) as { opens: string | null; closes: string | null };
    return [opens, closes].map((at) => at && new Date(at).toISOString());
  };
  await page.goto(`/sessions/${id}/room-settings`);
  const opens = page.getByRole('textbox', { name: 'Not before' });
  await opens.fill(`${spring}T02:30`);
  await page.getByText('2:30 does not exist').waitFor();
  await page.getByRole('button', { name: 'Save times' }).click();
  expect(await stored()).toEqual([null, second]);
  await accessible(page);
  await page.getByRole('button', { name: 'Take 3:00' }).click();
  // what is typed before the saved times come back stays
  let letThrough = () => {};
  const typed = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route('**/room-settings', async (route) => {
    await typed;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Save times' }).click();
  await expect.poll(stored).toEqual([`${spring}T01:00:00.000Z`, second]);
  await page.getByText('The times are saved.').waitFor();
  await opens.press('Backspace'); // the day alone
  const back = page.waitForResponse('**/room-settings');
  letThrough();
  await back;
  await page.getByRole('button', { name: 'Save times' }).click();
  await page.getByText('This is not complete.').waitFor();
  expect(await stored()).toEqual([`${spring}T01:00:00.000Z`, second]);
});
