import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { fillTimeline, placeAssembly, standBooking } from '../world/timeline.ts';
import { accessible, openStage, type Account, type Stage } from './stage.ts';
import type { AssemblyId, GroupId } from '../../src/base/ids.ts';

let stage: Stage;
let maria: Account;
let ben: Account;
let group: GroupId;
let quiet: AssemblyId;
const hour = 3_600_000;
beforeAll(async () => {
  stage = await openStage();
  [maria, ben] = [await stage.account('Maria Berg'), await stage.account('Ben Ito')];
  const organisation = await stage.organisation('Institute', maria, [ben]);
  group = await stage.group(organisation, 'Physics', [maria], [ben]);
  const there = { organisation, by: maria };
  await fillTimeline(stage, { ...there, group, holders: [maria, ben, ben], count: 300 });
  const free = { books: group, tags: ['quiet'], cleanup: 600 };
  quiet = await placeAssembly(stage, there, 'Quiet bench', free);
  await placeAssembly(stage, there, 'Quiet corner', free);
}, 240_000);
afterAll(() => stage.close());

const row = (page: Page, name: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(name, 'u') }) });
const mine = (page: Page, name: string) => row(page, name).locator('[data-look=mine]');
const nodes = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('*').length);
/** Presses at one place of a row, goes to another, lets go. */
async function drag(page: Page, where: Locator, from: number, to: number): Promise<void> {
  const box = (await where.boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + (from + to) / 2, y, { steps: 4 });
  await page.mouse.move(box.x + to, y, { steps: 4 });
  await page.mouse.up();
}
const open = async (email: string, search = '') => {
  const { page, context } = await stage.visitor(email);
  await page.goto(`/assemblies/timeline${search}`);
  await page.getByRole('rowheader').first().waitFor();
  return { page, context };
};

test(
  'hundreds of assemblies are drawn with few nodes, from hours to a month',
  { timeout: 240_000 },
  async () => {
    const { page, context } = await open(maria.email);
    for (const zoom of ['Hours', 'Day', '3 days', 'Week', '2 weeks', 'Month']) {
      await page.getByText(zoom, { exact: true }).click();
      await page.locator('[role=gridcell] path:not([d=""])').first().waitFor({ state: 'attached' });
      expect(await nodes(page)).toBeLessThanOrEqual(1000);
    }
    await page.getByText('Week', { exact: true }).click();
    const grid = page.getByRole('grid');
    await accessible(page);
    await expect
      .poll(async () => {
        await grid.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
        return row(page, 'Bench 300').count();
      })
      .toBe(1);
    expect(await nodes(page)).toBeLessThanOrEqual(1000);
    await grid.evaluate((box) => box.scrollTo({ top: 0, left: box.scrollLeft + 5000 }));
    await row(page, 'Bench 001').waitFor();
    expect(await nodes(page)).toBeLessThanOrEqual(1000);

    await page.getByRole('searchbox').fill('Quiet');
    await row(page, 'Quiet corner').waitFor();
    await row(page, 'Bench 001').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Show all' }).click();
    await row(page, 'Bench 001').waitFor();
    await page.getByText('quiet', { exact: true }).click();
    await row(page, 'Bench 001').waitFor({ state: 'detached' });
    await page.getByRole('searchbox').fill('No such thing');
    await page.getByText('No assembly is like that').waitFor();
    await accessible(page);
    await context.close();
  },
);

test(
  'one is booked, moved and made longer with a mouse, and others see it',
  { timeout: 240_000 },
  async () => {
    const { page, context } = await open(maria.email, '?zoom=day&q=Quiet');
    const other = await open(ben.email, '?zoom=day&q=Quiet');
    const header = row(page, 'Quiet bench').getByRole('rowheader');
    await drag(page, header, 400, 480);
    const dialog = page.getByRole('dialog', { name: 'Book Quiet bench' });
    await dialog.getByText('It is free then.').waitFor();
    await dialog.getByLabel('What for').fill('Soldering');
    await accessible(page);
    await dialog.getByRole('button', { name: 'Book', exact: true }).click();
    await mine(page, 'Quiet bench').getByText('You: Soldering').waitFor();
    await other.page.reload();
    await row(other.page, 'Quiet bench').getByText('Maria Berg: Soldering').waitFor();

    const before = (await mine(page, 'Quiet bench').boundingBox())!;
    await drag(page, mine(page, 'Quiet bench'), before.width - 3, before.width + 61);
    await expect
      .poll(async () => (await mine(page, 'Quiet bench').boundingBox())?.width)
      .toBeGreaterThan(before.width + 50);
    await drag(page, mine(page, 'Quiet bench'), 40, 104);
    await expect
      .poll(async () => (await mine(page, 'Quiet bench').boundingBox())?.x)
      .toBeGreaterThan(before.x + 50);

    // somebody else came first there: it stays as it was, and says why
    const now = (await mine(page, 'Quiet bench').boundingBox())!;
    const { rows } = await stage.fresh.pool.query<{ ends: Date }>(
      'select ends_at as ends from bookings where assembly_id = $1',
      [quiet],
    );
    const next = rows[0]!.ends.getTime() + hour;
    await standBooking(stage, quiet, ben, [
      new Date(next).toISOString(),
      new Date(next + hour).toISOString(),
    ]);
    await drag(page, mine(page, 'Quiet bench'), now.width - 3, now.width + 61);
    await page.getByRole('button', { name: 'Leave it as it was' }).waitFor();
    await accessible(page);
    await page.getByRole('button', { name: 'Leave it as it was' }).click();
    await expect
      .poll(async () => (await mine(page, 'Quiet bench').boundingBox())?.width)
      .toBe(now.width);
    await context.close();
    await other.context.close();
  },
);

test('the same by the keyboard', { timeout: 240_000 }, async () => {
  const { page, context } = await open(maria.email, '?zoom=day&q=Quiet');
  const grid = page.getByRole('grid');
  await grid.focus();
  const cell = async () =>
    page
      .locator(`[id="${await grid.getAttribute('aria-activedescendant')}"]`)
      .getAttribute('aria-label');
  await page.keyboard.press('ArrowDown');
  for (let at = 0; at < 4; at++) await page.keyboard.press('ArrowRight');
  expect(await cell()).toMatch(/^Quiet corner, .*: free$/u);
  await accessible(page);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Book Quiet corner' });
  await dialog.getByText('It is free then.').waitFor();
  await dialog.getByLabel('What for').fill('Lab report');
  await page.keyboard.press('Enter');
  await mine(page, 'Quiet corner').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
    .toBe('grid');
  await expect.poll(cell).toMatch(/^Quiet corner, .*: You: Lab report, /u);

  await page.keyboard.press('Enter');
  const details = page.getByRole('dialog', { name: 'Quiet corner' });
  await details.getByText('Booked by you').waitFor();
  await accessible(page);
  await details.getByRole('button', { name: 'Cancel booking' }).click();
  await mine(page, 'Quiet corner').waitFor({ state: 'detached' });
  await expect.poll(cell).toMatch(/: free$/u);

  await page.keyboard.press('Minus');
  await expect.poll(() => page.url()).toContain('zoom=days');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Home');
  expect(await cell()).toMatch(/^Quiet bench/u);
  await context.close();
});

test('a day as a list, and on a phone', { timeout: 240_000 }, async () => {
  const { page, context } = await stage.visitor(maria.email);
  await page.goto('/assemblies/timeline?view=list');
  await page.getByRole('table', { name: 'Timeline of assemblies' }).waitFor();
  await page.getByRole('button', { name: 'The day after' }).click();
  await page
    .getByRole('button', { name: /Ben Ito: Regression/u })
    .first()
    .click();
  await page.getByRole('dialog').getByText('Booked by Ben Ito').waitFor();
  await accessible(page);
  await context.close();

  const phone = await stage.visitor(maria.email, { phone: true });
  await phone.page.goto('/assemblies/timeline?q=Quiet+corner');
  await phone.page.getByRole('button', { name: 'The day after' }).click();
  await phone.page.getByRole('button', { name: 'Book Quiet corner' }).click();
  const dialog = phone.page.getByRole('dialog', { name: 'Book Quiet corner' });
  await dialog.getByText('It is free then.').waitFor();
  await dialog.getByText(/^2 hr/u).click();
  await accessible(phone.page);
  await dialog.getByRole('button', { name: 'Book', exact: true }).click();
  await phone.page.getByText('1 booking that day').click();
  await phone.page.getByRole('button', { name: /8:00 – 10:00/u }).waitFor();
  await accessible(phone.page);
  await phone.context.close();
});
