import { afterAll, beforeAll, expect, test } from 'vitest';
import { populate } from '../world/world.ts';
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
  await stage.fresh.db.deleteFrom('audience_groups').execute();
  await stage.fresh.db
    .updateTable('groups')
    .set({ deleted_at: new Date() })
    .where('id', '=', group)
    .execute();
});
afterAll(() => stage.close());

test('a manager repairs what is missing, step by step, until a person from outside is in the room', async () => {
  const manager = await stage.visitor(maria.email);
  const guest = await stage.visitor();
  const { page } = manager;
  const outcome = (check: string) =>
    page.locator(`[data-check="${check}"]`).getAttribute('data-outcome');
  await page.goto(`/check?session=${session}`);
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

  // 3: the session is for no group
  await page.getByRole('button', { name: 'Change the group to Robotics lab' }).click();
  await page.getByRole('dialog').getByText('Nobody loses it, 2 people gain it.').waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Change the group to Robotics lab' })
    .click();

  // 4: she is not in the group
  await page
    .getByRole('heading', {
      name: 'Rosa Klein cannot enter “Open lab hour”: not in the group Robotics lab.',
    })
    .waitFor();
  await page.getByRole('button', { name: 'Add to Robotics lab' }).click();
  await page.getByRole('heading', { name: 'Rosa Klein can enter “Open lab hour” now.' }).waitFor();
  await accessible(page);
  expect(await page.locator('[data-outcome="failed"]').count()).toBe(0);

  // and so she does
  await guest.page.goto(`/sessions/${session}/lobby`);
  await guest.page.getByRole('button', { name: 'Enter', exact: true }).click();
  await guest.page.getByText('You are alone here').waitFor();

  // the reverse question names everyone with the path
  const everyone = await manager.context.request.get(`/api/why/enter-room/${session}/people`);
  expect(
    ((await everyone.json()) as { items: { person: { name: string } }[] }).items
      .map((item) => item.person.name)
      .sort(),
  ).toEqual(['Ben Ito', 'Maria Berg', 'Rosa Klein']);
});

test('the same page says who runs the room, and what makes somebody a host', async () => {
  const { page } = await stage.visitor(maria.email);
  await page.goto(`/check?session=${session}&person=${rosa.id}`);
  await page.getByRole('heading', { name: 'Rosa Klein can enter “Open lab hour” now.' }).waitFor();
  await page.getByRole('heading', { name: 'Who can enter' }).waitFor();
  await page.getByRole('combobox', { name: 'What' }).click();
  await page.getByRole('option', { name: 'Run the room' }).click();
  await page
    .getByRole('heading', {
      name: 'Rosa Klein does not run the room of “Open lab hour”: no host of this room.',
    })
    .waitFor();
  expect(new URL(page.url()).searchParams.get('what')).toBe('host-room');
  await expect
    .poll(() => page.getByRole('list', { name: 'Who runs the room' }).getByRole('listitem').count())
    .toBe(1);
  await accessible(page);
  // a gate without such a list has none, and the address alone leads to it
  await page.goto(`/check?session=${session}&person=${rosa.id}&what=answer-knock`);
  await page
    .getByRole('heading', { name: /^Rosa Klein does not answer requests to join/u })
    .waitFor();
  expect(await page.getByRole('heading', { name: /^Who/u }).count()).toBe(0);
  await page.goto(`/check?session=${session}&person=${rosa.id}&what=host-room`);
  await page.getByRole('link', { name: 'Choose hosts' }).click();
  await page.waitForURL(`**/administration/sessions/${session}`);
});

test('from “she can’t get in” to “she is in”: four clicks from home, two by her copied message', async () => {
  const manager = await stage.visitor(maria.email);
  const { page } = manager;
  const [tara, vera] = [await stage.account('Tara Voss'), await stage.account('Vera Lind')];
  for (const friend of [tara, vera]) await populate(stage.fresh.db).contact(maria, friend);
  await page.goto('/');
  await page.getByRole('heading', { name: 'My Sessions' }).waitFor();
  const begun = Date.now();
  let clicks = 0;
  const click = async (role: 'link' | 'option' | 'button', name: string | RegExp) => {
    clicks += 1;
    await page.getByRole(role, { name }).click();
  };
  await click('link', 'Check access');
  // the field has the focus, so that one types at once
  await page.waitForFunction(() =>
    document.activeElement?.getAttribute('placeholder')?.startsWith('Name or'),
  );
  await page.keyboard.type('Tara');
  await click('option', /Tara Voss/u);
  await click('option', 'Open lab hour');
  await page
    .getByRole('heading', {
      name: 'Tara Voss cannot enter “Open lab hour”: not in the group Robotics lab.',
    })
    .waitFor();
  expect(
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .locator('[aria-current=page]')
      .textContent(),
  ).toBe('Check access');
  // what is fulfilled stands behind a count
  expect(await page.locator('[data-check]').count()).toBe(1);
  await click('button', 'Add to Robotics lab');
  await page.getByRole('heading', { name: 'Tara Voss can enter “Open lab hour” now.' }).waitFor();
  const home = [clicks, (Date.now() - begun) / 1000] as const;
  await page.waitForFunction(() => document.activeElement?.id === 'verdict');
  await page.getByRole('button', { name: /^\d+ fulfilled/u }).click();
  expect(await page.locator('[data-check]').count()).toBeGreaterThan(5);
  await accessible(page);

  // Vera finds nothing at the link and copies what she is to send
  const visitor = await stage.visitor(vera.email);
  await visitor.page.goto(`/sessions/${session}`);
  await visitor.page.getByRole('button', { name: 'Copy this for your manager' }).waitFor();
  const message = (await visitor.page.getByText('Please check my access').textContent()) ?? '';
  await accessible(visitor.page);
  const sent = Date.now();
  // the first click: the link in the message
  await page.goto(message.slice(message.lastIndexOf('http')));
  await page.getByRole('button', { name: 'Add to Robotics lab' }).click();
  await page.getByRole('heading', { name: 'Vera Lind can enter “Open lab hour” now.' }).waitFor();
  process.stdout.write(
    `from “she can’t get in” to “she is in”: ${home[0]} clicks and ${home[1].toFixed(1)} s from home, 2 clicks and ${((Date.now() - sent) / 1000).toFixed(1)} s by her message\n`,
  );
  expect(home[0]).toBeLessThanOrEqual(4);
});

test('another group for the session asks with the numbers, and can be taken back', async () => {
  const uma = await stage.account('Uma Falk');
  const { organisation_id: organisation } = await stage.fresh.db
    .selectFrom('sessions')
    .select('organisation_id')
    .where('id', '=', session as never)
    .executeTakeFirstOrThrow();
  await populate(stage.fresh.db).join(uma, organisation);
  await stage.group(organisation, 'Optics lab', [maria], [uma]);
  const { page } = await stage.visitor(maria.email);
  await page.goto(`/check?session=${session}&person=${uma.id}`);
  await page.getByRole('heading', { name: /^Uma Falk cannot enter/u }).waitFor();
  const buttons = await page
    .locator('[data-check="in-group"]')
    .getByRole('button')
    .allTextContents();
  expect(buttons.at(-1)).toBe('Change the group to Optics lab');
  await page.getByRole('button', { name: 'Change the group to Optics lab' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('4 people lose it, 1 person gains it.').waitFor();
  await accessible(page);
  await dialog.getByRole('button', { name: 'Change the group to Optics lab' }).click();
  await page.getByRole('heading', { name: 'Uma Falk can enter “Open lab hour” now.' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: /^Uma Falk cannot enter/u }).waitFor();
  const undone = await stage.fresh.db
    .selectFrom('audience_groups')
    .innerJoin('groups', 'groups.id', 'audience_groups.group_id')
    .select('groups.name')
    .where('audience_id', '=', session as never)
    .executeTakeFirstOrThrow();
  expect(undone.name).toBe('Robotics lab');
});

test('what only an admin can do is asked of them by a button, and their bell leads to the check', async () => {
  const walt = await stage.account('Walt Ferry');
  const { organisation_id: organisation } = await stage.fresh.db
    .selectFrom('sessions')
    .select('organisation_id')
    .where('id', '=', session as never)
    .executeTakeFirstOrThrow();
  await populate(stage.fresh.db).join(walt, organisation);
  const [manager, admin] = [await stage.visitor(maria.email), await stage.visitor(ben.email)];
  await manager.page.goto(`/check?session=${session}&person=${walt.id}`);
  await manager.page.getByRole('button', { name: 'Ask Ben Ito' }).first().click();
  await manager.page
    .getByText(/You asked Ben Ito on/u)
    .first()
    .waitFor();
  await admin.page.goto('/');
  await admin.page.getByRole('button', { name: /^Notices, \d unread/u }).click();
  await admin.page
    .getByRole('link', { name: 'Maria Berg asks you to check access to Open lab hour' })
    .click();
  await admin.page.getByRole('button', { name: 'Add to Robotics lab' }).click();
  await admin.page
    .getByRole('heading', { name: 'Walt Ferry can enter “Open lab hour” now.' })
    .waitFor();
  // the page of whoever asked looks by itself
  await manager.page
    .getByRole('heading', { name: 'Walt Ferry can enter “Open lab hour” now.' })
    .waitFor();
});

test('the help is read by everybody, signed in or not, and leads from one article to the others', async () => {
  const [reader, member] = [
    await stage.visitor(undefined, { phone: true }),
    await stage.visitor(ben.email),
  ];
  for (const { page } of [reader, member]) {
    await page.goto('/help');
    for (const article of ['Why don’t I have access?', 'Locked rooms', 'Account & password']) {
      await page.getByRole('main').getByRole('link', { name: article }).click();
      await page
        .getByRole('heading', { level: 1 })
        .and(page.getByText(/access\?|Locked rooms|password/u))
        .waitFor();
      await accessible(page);
      await page
        .getByRole('navigation', { name: 'One level up' })
        .getByRole('link', { name: 'Help' })
        .click();
      await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    }
    await accessible(page);
  }
});

test('the same question on the command line', async () => {
  expect(password.length).toBeGreaterThan(10);
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const { mkdtemp } = await import('node:fs/promises');
  const home = await mkdtemp('/tmp/anteroom-cli-');
  const run = (args: string[], input = '') => {
    const running = promisify(execFile)(process.execPath, ['src/cli/main.ts', ...args], {
      env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home },
    });
    running.child.stdin?.end(input);
    return running.then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
    );
  };
  expect((await run(['sign-in', stage.origin], `${maria.email}\n${password}\n`)).code).toBe(0);
  const allowed = await run([
    'why',
    '--person',
    rosa.email,
    '--session',
    `${stage.origin}/sessions/${session}`,
  ]);
  expect([allowed.code, allowed.stdout.includes('✓')]).toEqual([0, true]);
  const refused = await run([
    'why',
    '--person',
    'nobody@example.org',
    '--session',
    session,
    '--json',
  ]);
  expect([
    refused.code,
    (JSON.parse(refused.stdout) as { verdict: { allowed: boolean } }).verdict.allowed,
  ]).toEqual([3, false]);
  const gates = await run(['why']);
  expect([gates.code, /^host-room +session: Run the room$/mu.test(gates.stdout)]).toEqual([
    0,
    true,
  ]);
  const host = await run(['why', 'host-room', session, '--email', rosa.email]);
  expect([host.code, host.stdout.split('\n')[0]]).toEqual([
    3,
    'Rosa Klein does not run the room of “Open lab hour”: no host of this room.',
  ]);
  const everyone = await run(['why', 'host-room', session, '--everyone']);
  expect([everyone.code, everyone.stdout]).toEqual([
    0,
    expect.stringMatching(/^Maria Berg: as a manager of /u),
  ]);
  expect((await run(['why', 'host-room'])).code).toBe(2);
});
