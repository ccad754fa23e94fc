import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessible, openStage, password, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await openStage()));
afterAll(() => stage.close());

test('an invitation that names a group is handed over as a link, and whoever joined has a page', async () => {
  const maria = await stage.account('Maria Berg');
  const organisation = await stage.organisation('Lindenhof', maria, []);
  const robotics = await stage.group(organisation, 'Robotics', [maria]);
  const engineering = await stage.group(organisation, 'Engineering', [maria]);
  await stage.fresh.db
    .insertInto('group_nestings')
    .values({ parent_id: engineering, child_id: robotics })
    .execute();
  await stage.session(organisation, engineering, 'Open lab hour', maria);

  const { page } = await stage.visitor(maria.email);
  await page.goto('/control/users');
  await page.getByRole('button', { name: 'Invite people' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Invite people' });
  await dialog.getByLabel('Addresses').fill('Ben Ito <ben.ito@example.org>');
  await dialog.getByRole('combobox', { name: 'Group' }).click();
  await page.getByRole('option', { name: 'Robotics' }).click();
  await accessible(page);
  await dialog.getByRole('button', { name: 'Invite 1 person' }).click();
  await dialog.getByRole('button', { name: 'Copy link for ben.ito@example.org' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await accessible(page);
  await page.goto('/control/users?tab=invitations');
  await page.getByText('Ben Ito', { exact: true }).waitFor();
  await accessible(page);

  const ben = await stage.visitor();
  await ben.page.goto(link);
  await ben.page.getByText('You will be in the group Robotics.').waitFor();
  expect(await ben.page.getByLabel('Your name').inputValue()).toBe('Ben Ito');
  await ben.page.getByRole('textbox', { name: 'Password' }).fill(password);
  await accessible(ben.page);
  await ben.page.getByRole('button', { name: 'Make an account and join' }).click();
  await ben.page.getByRole('heading', { name: 'My Sessions' }).waitFor();

  await page.goto('/control/users');
  await page.getByRole('link', { name: /Ben Ito/u }).click();
  await page.getByRole('heading', { level: 1, name: 'Ben Ito' }).waitFor();
  await page.getByRole('list', { name: 'Groups' }).getByText('through Robotics').waitFor();
  await page
    .getByRole('list', { name: 'Sign-ins' })
    .getByText(/Chrome/u)
    .waitFor();
  await page.getByRole('list', { name: 'Next sessions' }).getByText('Open lab hour').waitFor();
  await page.getByText('Ben Ito accepted the invitation', { exact: false }).waitFor();
  await accessible(page);
  await page.getByRole('main').getByRole('link', { name: 'Check access' }).click();
  await expect.poll(() => page.url()).toContain('/check?person=');
  await page.goto('/check?email=ben.ito@example.org');
  const whom = page.getByRole('combobox', { name: 'Person' });
  await expect
    .poll(() => whom.inputValue(), { timeout: 20_000 })
    .toBe('Ben Ito (ben.ito@example.org)');

  await page.goto(`/control/groups/${robotics}`);
  await page.getByRole('link', { name: 'Page of Ben Ito' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ben Ito' }).waitFor();
});

test('a host opens the next date early, and whoever waits for it sees that; closed again, it waits for its time', async () => {
  const hanna = await stage.account('Hanna Host');
  const mia = await stage.account('Mia Member');
  const organisation = await stage.organisation('Observatory', hanna, [mia]);
  const group = await stage.group(organisation, 'Optics', [hanna], [mia]);
  const session = await stage.session(organisation, group, 'Night sky', hanna, 180);
  const [host, member] = await Promise.all([hanna, mia].map(({ email }) => stage.visitor(email)));
  await member!.page.goto(`/sessions/${session}/lobby`);
  await member!.page.getByRole('heading', { name: 'Not open yet' }).waitFor();
  await host!.page.goto(`/sessions/${session}`);
  await host!.page.getByRole('button', { name: 'Open now' }).first().click();
  await member!.page.getByRole('button', { name: 'Enter', exact: true }).waitFor();
  await accessible(host!.page);
  await host!.page.getByRole('button', { name: /^Close again until/u }).click();
  await member!.page.getByRole('heading', { name: 'Not open yet' }).waitFor();
});
