import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessible, openStage, password, type Account, type Stage } from './stage.ts';

let stage: Stage;
let maria: Account;
let ben: Account;
let rosa: Account;
let session = '';
beforeAll(async () => {
  stage = await openStage();
  maria = await stage.account('Maria Berg');
  ben = await stage.account('Ben Ito');
  rosa = await stage.account('Rosa Klein', false);
  const organisation = await stage.organisation('Institute', ben, [maria]);
  const group = await stage.group(organisation, 'Old lab', [maria]);
  await stage.group(organisation, 'Robotics lab', [maria], [ben]);
  session = await stage.session(organisation, group, 'Open lab hour', maria);
  // the group it was for is gone, so that the session is for nobody
  await stage.fresh.db.updateTable('sessions').set({ group_id: null }).execute();
  await stage.fresh.db.updateTable('groups').set({ deleted_at: new Date() }).where('id', '=', group).execute();
});
afterAll(() => stage.close());

test('a manager repairs what is missing, step by step, until a person from outside is in the room', async () => {
  const manager = await stage.visitor(maria.email);
  const guest = await stage.visitor();
  const { page } = manager;
  const outcome = (check: string) => page.locator(`[data-check="${check}"]`).getAttribute('data-outcome');
  await page.goto(`/access?session=${session}`);
  await page.getByRole('combobox', { name: 'Person' }).fill(rosa.email);
  await page.getByRole('option', { name: new RegExp(rosa.email, 'u') }).click();

  // 1: she cannot sign in, because she has not confirmed her address
  await page.getByRole('button', { name: 'Send confirmation mail again' }).waitFor();
  expect(await outcome('can-sign-in')).toBe('failed');
  await accessible(page);
  await page.getByRole('button', { name: 'Send confirmation mail again' }).click();
  const link = await stage.linkTo(rosa.email);
  expect(link.startsWith(`${stage.origin}/verify#`)).toBe(true);
  await guest.page.goto(link);
  await guest.page.getByRole('button', { name: 'Confirm and sign in' }).click();
  // not the browser of the sign-up, so she chooses the password
  await guest.page.getByRole('textbox', { name: 'New password' }).fill(password);
  await accessible(guest.page);
  await guest.page.getByRole('button', { name: 'Confirm and sign in' }).click();
  await guest.page.getByRole('heading', { name: 'My Sessions' }).waitFor();

  // 2: she is from outside and not a contact
  await page.getByRole('button', { name: 'Send contact request' }).first().click();
  await guest.page.goto('/administration/contacts');
  await guest.page.getByRole('tab', { name: /Requests to me/u }).click();
  await guest.page.getByRole('button', { name: /^Accept/u }).click();
  await guest.page.getByText('Maria Berg is your contact now.').waitFor();

  // what she finds at the link before she may: nothing, and whom to ask
  await guest.page.goto(`/sessions/${session}`);
  await guest.page
    .getByText(/There is nothing at this address, or it is not for you/u)
    .first()
    .waitFor();
  await accessible(guest.page);

  // 3: she is in no group
  await page.getByRole('button', { name: 'Add to Robotics lab' }).click();
  await expect.poll(() => outcome('in-group')).toBe('passed');

  // 4: the session is for no group
  await page.getByRole('button', { name: 'Change group to Robotics lab' }).click();
  await page.getByText('Rosa Klein can enter now').waitFor();
  await accessible(page);
  expect(await page.locator('[data-outcome="failed"]').count()).toBe(0);

  // and so she does
  await guest.page.goto(`/sessions/${session}/lobby`);
  await guest.page.getByRole('button', { name: 'Enter', exact: true }).click();
  await guest.page.getByText('You are alone here').waitFor();

  // the reverse question names everyone with the path
  const everyone = await manager.context.request.get(`/api/sessions/${session}/people-who-can-enter`);
  expect(((await everyone.json()) as { items: { person: { name: string } }[] }).items.map((item) => item.person.name).sort()).toEqual([
    'Ben Ito',
    'Maria Berg',
    'Rosa Klein',
  ]);
});

test('the same question on the command line', async () => {
  expect(password.length).toBeGreaterThan(10);
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const { mkdtemp } = await import('node:fs/promises');
  const home = await mkdtemp('/tmp/anteroom-cli-');
  const run = (args: string[], input = '') => {
    const running = promisify(execFile)(process.execPath, ['src/cli/main.ts', ...args], { env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home } });
    running.child.stdin?.end(input);
    return running.then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
    );
  };
  expect((await run(['sign-in', stage.origin], `${maria.email}\n${password}\n`)).code).toBe(0);
  const allowed = await run(['why', '--person', rosa.email, '--session', `${stage.origin}/sessions/${session}`]);
  expect([allowed.code, allowed.stdout.includes('✓')]).toEqual([0, true]);
  const refused = await run(['why', '--person', 'nobody@example.org', '--session', session, '--json']);
  expect([refused.code, (JSON.parse(refused.stdout) as { verdict: { allowed: boolean } }).verdict.allowed]).toEqual([3, false]);
});
