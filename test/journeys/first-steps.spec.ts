import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessible, openStage, password, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await openStage()));
afterAll(() => stage.close());

test('the first ten minutes: from an empty installation to a colleague who enters a session', async () => {
  // an empty installation leads everybody to its set-up
  const code = await stage.setUpCode();
  const admin = await stage.visitor();
  await admin.page.goto('/');
  await admin.page.getByRole('heading', { name: 'Set up Anteroom' }).waitFor();
  await accessible(admin.page);
  await admin.page.getByLabel('Code from the console').fill('WRONG-CODE-XXXX');
  await admin.page.getByLabel('Name of the organisation').fill('Lindenhof');
  await admin.page.getByLabel('Your name').fill('Maria Berg');
  await admin.page.getByLabel('E-mail address').fill('maria.berg@example.org');
  await admin.page.getByRole('textbox', { name: 'Password' }).fill(password);
  await admin.page.getByRole('button', { name: 'Create the organisation' }).click();
  await admin.page.locator('[aria-invalid="true"], [role="alert"]').first().waitFor();
  await admin.page.getByLabel('Code from the console').fill(code);
  await admin.page.getByRole('button', { name: 'Create the organisation' }).click();
  await admin.page.getByRole('heading', { name: 'Users' }).waitFor();
  await accessible(admin.page);

  // invite a colleague
  await admin.page.getByRole('button', { name: 'Invite people' }).first().click();
  await admin.page.getByLabel('Addresses').fill('Ben Ito <ben.ito@example.org>\nnot an address');
  await admin.page.getByRole('button', { name: /^Invite \d/u }).click();
  await admin.page.getByText('Not an e-mail address').waitFor();
  await admin.page.keyboard.press('Escape');
  const colleague = await stage.visitor();
  await colleague.page.goto(await stage.linkTo('ben.ito@example.org'));
  await colleague.page.getByLabel('Your name').fill('Ben Ito');
  await colleague.page.getByRole('textbox', { name: 'Password' }).fill(password);
  await accessible(colleague.page);
  await colleague.page.getByRole('button', { name: 'Make an account and join' }).click();
  await colleague.page.getByRole('heading', { name: 'My Sessions' }).waitFor();
  await accessible(colleague.page);

  // the mail was kept where an admin can read it
  await admin.page.goto('/control/mail');
  await admin.page.getByText('ben.ito@example.org').first().waitFor();
  await accessible(admin.page);

  // a group with both
  await admin.page.goto('/control/groups');
  await admin.page.getByRole('button', { name: 'Create group' }).first().click();
  await admin.page.getByRole('dialog').getByLabel('Name').fill('Robotics lab');
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Create group' }).click();
  await admin.page.getByRole('heading', { name: 'Robotics lab' }).waitFor();
  await admin.page.getByRole('button', { name: 'Add user' }).click();
  await admin.page.getByRole('button', { name: 'Add Ben Ito' }).click();
  await admin.page.getByText('Ben Ito is in Robotics lab now.').waitFor();
  await admin.page.keyboard.press('Escape');
  await accessible(admin.page);

  // a session that begins now
  await admin.page.goto('/administration/sessions/new');
  await admin.page.getByLabel('Title').fill('Open lab hour');
  await accessible(admin.page);
  const group = admin.page.getByRole('combobox', { name: 'Group' });
  if ((await group.inputValue()) === '') {
    await group.click();
    await admin.page.getByRole('option', { name: /Robotics lab/u }).click();
  }
  const now = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Berlin',
  }).format(Date.now() + 60_000);
  await admin.page.getByLabel('Start').fill(now);
  await admin.page.getByRole('button', { name: 'Make session' }).click();
  await admin.page.getByText('The session is made.').waitFor();

  // the colleague's open page shows it without a reload
  await colleague.page.getByText('Open lab hour').first().waitFor();
  await colleague.page
    .getByRole('link', { name: /Enter/u })
    .or(colleague.page.getByRole('button', { name: /Enter/u }))
    .first()
    .click();
  await colleague.page.getByRole('button', { name: 'Enter', exact: true }).click();
  await colleague.page.getByText('You are alone here').waitFor();

  // everything that happened stands in the audit
  await admin.page.goto('/control/audit');
  await admin.page.getByText('Open lab hour').first().waitFor();
  await accessible(admin.page);
});

test('signing out ends it everywhere at once, and a new sign-in goes back to where one was', async () => {
  const one = await stage.visitor('ben.ito@example.org');
  const two = await stage.visitor('ben.ito@example.org', { phone: true, dark: true });
  await one.page.goto('/administration/contacts');
  await two.page.goto('/account');
  await two.page.getByRole('heading', { name: 'Account & password' }).waitFor();
  await accessible(two.page);
  await two.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  const confirm = two.page.getByRole('dialog').getByRole('button', { name: /Sign out/u });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await one.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await one.page.getByLabel('E-mail address').fill('ben.ito@example.org');
  await one.page.getByRole('textbox', { name: 'Password' }).fill('not this one at all');
  await one.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await one.page.getByText('Address or password is not right').first().waitFor();
  await accessible(one.page);
  await one.page.getByRole('textbox', { name: 'Password' }).fill(password);
  await one.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await one.page.getByRole('heading', { name: 'My Contacts' }).waitFor();
  expect(new URL(one.page.url()).pathname).toBe('/administration/contacts');
});
