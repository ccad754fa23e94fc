import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessible, openStage, password, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const ada = await stage.account('Ada Lund');
  await stage.organisation('Institute', ada, []);
});
afterAll(() => stage.close());

test('the life of an account: made, confirmed, looked after on two devices, forgotten, erased', async () => {
  const email = 'berta.brunn@example.org';
  const { page, context } = await stage.visitor();
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });

  // a page that needs a sign-in leads there, to an account, and in the end back
  await page.goto('/settings');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await accessible(page);
  await page.getByRole('link', { name: 'Make an account' }).click();
  await field('Your name').fill('Berta Brunn');
  await field('E-mail address').fill(email);
  await field('Password').fill('password123');
  await page.keyboard.press('Enter');
  await page.getByText('This password is among the commonest').waitFor();
  await accessible(page);
  await field('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
  await accessible(page);
  const mailed = await context.newPage();
  await mailed.goto(await stage.linkTo(email));
  await mailed.getByRole('button', { name: 'Confirm and sign in' }).click();
  await mailed.getByRole('heading', { name: 'Settings' }).waitFor();
  await mailed.close();

  // settings, from now on in the chosen language
  await page.goto('/settings');
  await field('Your name').fill('Berta B.');
  await page.getByRole('combobox', { name: 'Time zone' }).click();
  await page.keyboard.type('Tokyo');
  await page.getByRole('option', { name: 'Asia/Tokyo' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').waitFor();
  await accessible(page);

  // a second device is seen, and put out at once
  const phone = await stage.visitor(email, { phone: true });
  await phone.page.goto('/account');
  await phone.page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
  await accessible(phone.page);
  await page.goto('/account');
  await expect.poll(() => page.getByRole('button', { name: /^Sign out .+ on/u }).count()).toBe(1);
  await page.getByRole('button', { name: 'Change password' }).click();
  await field('Current password').fill('not the current one');
  await field('New password').fill('eight loud badgers');
  await page.keyboard.press('Enter');
  await page.getByText('This is not your password.').waitFor();
  await field('Current password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByText('Password changed. One other device was signed out.').waitFor();
  await phone.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(new URL(phone.page.url()).search).toBe('?next=%2Faccount');

  // forgotten on the phone: a new one by mail puts this device out as well
  await phone.page.getByRole('link', { name: 'Forgotten your password?' }).click();
  // the page before has a field of the same name
  await phone.page.getByRole('heading', { name: 'Forgotten your password?' }).waitFor();
  await phone.page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await phone.page.getByRole('button', { name: 'Send link' }).click();
  await phone.page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
  await phone.page.goto(await stage.linkTo(email));
  await phone.page.getByRole('textbox', { name: 'New password' }).fill('nine sleepy lynxes');
  await accessible(phone.page);
  await phone.page.keyboard.press('Enter');
  await phone.page.getByText('Your password is changed.').waitFor();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();

  // back in, and gone for good
  await field('E-mail address').fill(email);
  await field('Password').fill('nine sleepy lynxes');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Account & password' }).waitFor();
  await page.getByRole('button', { name: 'Delete account' }).click();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: 'Password' })
    .fill('nine sleepy lynxes');
  await accessible(page);
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await field('E-mail address').fill(email);
  await field('Password').fill('nine sleepy lynxes');
  await page.keyboard.press('Enter');
  await page.getByText('Address or password is not right.').waitFor();
});

test('whatever a link says about where to go next, one lands on our own pages', async () => {
  const { page } = await stage.visitor('ada.lund@example.org');
  for (const next of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:document.title="evil"',
    `${stage.origin}.evil.example/`,
  ]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByRole('heading', { name: 'My Sessions' }).waitFor();
    expect(new URL(page.url()).origin).toBe(stage.origin);
  }
  await page.goto('/sign-in?next=%2Fhelp%2Faccount');
  await page.getByRole('heading', { name: 'Help: account & password' }).waitFor();
  await accessible(page);
});

test('whoever signs in goes on to where they wanted, in the same page', async () => {
  const nora = await stage.account('Nora Next');
  await stage.organisation('Lookout', nora, []);
  const { page } = await stage.visitor();
  await page.goto('/calendar?view=month');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get('next')).toBe('/calendar?view=month');
  await page.reload();
  await page.evaluate(() => Object.assign(globalThis, { stays: true }));
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await page.getByRole('heading', { name: 'Forgotten your password?' }).waitFor();
  await page.goBack();
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.getByLabel('E-mail address').fill(nora.email);
  await expect
    .poll(() => loaded.filter((path) => /\/inside-/u.test(path)).length)
    .toBeGreaterThan(0);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const heading = page.getByRole('heading', { level: 1, name: 'Calendar' });
  await heading.waitFor();
  await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => 'stays' in globalThis)).toBe(true);
  expect([new URL(page.url()).pathname, new URL(page.url()).search]).toEqual([
    '/calendar',
    '?view=month',
  ]);
});
