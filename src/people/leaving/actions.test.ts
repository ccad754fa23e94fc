import { afterAll, beforeAll, expect, test } from 'vitest';
import { personal } from '../../app.ts';
import { askForContact } from '../../../test/world/contacts.ts';
import {
  changeAccount,
  deleteAccount,
  password,
  withPassword,
} from '../../../test/world/account.ts';
import { statusOf } from '../../../test/world/answers.ts';
import { makeToken } from '../../../test/world/tokens.ts';
import { addTo } from '../../../test/world/groups.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { newId, type OrganisationId } from '../../base/ids.ts';

let world: World;
let organisation: OrganisationId;
let ada: Someone;
beforeAll(async () => {
  world = await openWorld();
  organisation = await world.organisation('Institute');
  ada = await world.person('Ada', { organisation, role: 'admin' });
});
afterAll(() => world.close());

/** Where nothing of a person is left once their account is erased. */
const leaves = personal.flatMap(({ columns }) =>
  Object.entries(columns).flatMap(([column, fate]) => (fate === 'erased' ? [column] : [])),
);
const left = async (name: string, person: string): Promise<number> => {
  const [table, column] = name.split('.');
  const { rowCount } = await world.fresh.pool.query(`select 1 from ${table} where ${column} = $1`, [
    person,
  ]);
  return rowCount ?? 0;
};
/** Somebody with a row wherever a person can have one. */
async function busy(name: string): Promise<Someone> {
  const who = await withPassword(world, await world.person(name, { organisation }));
  const { db, pool } = world.fresh;
  const group = await world.group(`Group of ${name}`, organisation, {
    managers: [ada],
    members: [who],
  });
  await world.contact(who, ada);
  const other = await world.person(`Other of ${name}`, { organisation });
  await db
    .insertInto('blocks')
    .values([
      { person_id: who.id, blocked_id: other.id },
      { person_id: other.id, blocked_id: who.id },
    ])
    .execute();
  await db
    .insertInto('contact_requests')
    .values([
      {
        id: newId(),
        from_id: who.id,
        to_email: 'somebody@example.net',
        to_id: null,
        message: `I am ${name}`,
        state: 'pending',
        answered_at: null,
      },
      {
        id: newId(),
        from_id: other.id,
        to_email: who.email,
        to_id: who.id,
        message: 'Hello',
        state: 'declined',
        answered_at: new Date(),
      },
    ])
    .execute();
  await db
    .insertInto('invitations')
    .values({
      id: newId(),
      organisation_id: organisation,
      email: who.email,
      role: 'member',
      token_hash: `hash of ${name}`,
      invited_by: ada.id,
      expires_at: new Date(),
      accepted_at: new Date(),
      accepted_by: who.id,
    })
    .execute();
  await makeToken(who, `Token of ${name}`);
  await db
    .insertInto('pictures')
    .values({ person_id: who.id, type: 'image/png', bytes: Buffer.from('face') })
    .execute();
  await db
    .insertInto('feeds')
    .values({ person_id: who.id, token_hash: `feed ${name}` })
    .execute();
  const session = newId<'session'>();
  await pool.query(
    `with aimed as (insert into audience_groups values ($1, $3)) insert into sessions (id, organisation_id, kind, title, zone, starts_on, starts_at_time, minutes, repeats, created_by) values ($1, $2, 'group', 'Standup', 'Europe/Berlin', '2026-11-23', '09:00', 30, 'never', $4)`,
    [session, organisation, group, who.id],
  );
  await db.insertInto('session_hosts').values({ session_id: session, person_id: who.id }).execute();
  const room = newId<'room'>();
  await db.insertInto('rooms').values({ id: room, session_id: session }).execute();
  await pool.query(
    `insert into stays (id, room_id, person_id, sign_in_id, name, left_at, left_because) values ($1, $2, $3, $4, $5, now(), 'left')`,
    [newId(), room, who.id, who.signIn, name],
  );
  await pool.query(
    `insert into notices (id, person_id, kind, subject_id, by_id, args, shown, at)
     values ($1, $3, 'added-to-group', $5, $4, '{"name": "Ada"}', true, now()), ($2, $4, 'contact-accepted', $5, $3, jsonb_build_object('name', $6::text), true, now())`,
    [newId(), newId(), who.id, ada.id, group, name],
  );
  await pool.query(
    `insert into notice_preferences (person_id, kind, bell, browser, mail) values ($1, 'knock', true, false, false)`,
    [who.id],
  );
  await pool.query(
    `insert into quiet_hours (person_id, begins, ends) values ($1, '22:00', '07:00')`,
    [who.id],
  );
  await pool.query(
    `insert into browsers (id, person_id, endpoint, endpoint_hash, p256dh, auth, name) values ($1, $2, $3, $3, 'key of the browser', 'key of the browser', 'Firefox')`,
    [newId(), who.id, `https://updates.push.services.mozilla.com/${name}`],
  );
  await pool.query(
    `insert into messages (id, room_id, person_id, name, text) values ($1, $2, $3, $4, 'Hello')`,
    [newId(), room, who.id, name],
  );
  await pool.query(
    `insert into link_holders (id, session_id, person_id, link) values ($1, $2, $3, 1)`,
    [newId(), session, who.id],
  );
  await pool.query(
    `insert into knocks (id, session_id, person_id, name, state, asked_at, expires_at, seen_at) values ($1, $2, $3, $4, 'pending', now(), now() + interval '1 hour', now())`,
    [newId(), session, who.id, name],
  );
  for (const [person, asker] of [
    [ada.id, who.id],
    [who.id, ada.id],
  ])
    await pool.query(
      `insert into access_questions (id, gate, subject_id, person_id, asker_id, admin_id) values ($1, 'enter-room', $2, $3, $4, $3)`,
      [newId(), session, person, asker],
    );
  await pool.query(`insert into removed_browsers (person_id, mark) values ($1, $2)`, [
    who.id,
    `mark of ${name}`,
  ]);
  await pool.query(
    `insert into gazes (page_id, person_id, subject_id, seen_at) values ($1, $2, $3, now())`,
    [newId(), who.id, session],
  );
  await pool.query(
    `insert into room_blocks (id, session_id, person_id, name) values ($1, $2, $3, $4)`,
    [newId(), session, who.id, name],
  );
  await pool.query(
    `insert into journal (through, kind, subject_id, data) values ('web', 'knock.asked', $1, $2)`,
    [session, JSON.stringify({ name, persons: [who.id] })],
  );
  await pool.query(
    `insert into mails (id, to_address, language, subject, body, html, state) values ($1, $2, 'en', 'A mail', '', '', 'sent')`,
    [newId(), who.email],
  );
  await pool.query(
    `with made as (insert into assemblies (id, shown_id, organisation_id, created_by, name) values ($1, gen_random_uuid(), $2, $3, $4)), asked as (insert into qualifications (id, organisation_id, name) values ($1, $2, $4)), brought as (insert into holder_settings (person_id, paths) values ($3, '{results}')) insert into completions (person_id, qualification_id, given_by) values ($3, $1, $3)`,
    [newId(), organisation, who.id, `Bench ${newId()}`],
  );
  await pool.query(
    `with made as (insert into bookings (id, assembly_id, kind, holder_id, made_by, starts_at, ends_at, blocked) select $1, id, 'booking', $2, $2, now(), now() + interval '1 hour', tstzrange(now(), now() + interval '1 hour') from assemblies where created_by = $2 limit 1 returning id) insert into booking_holders (booking_id, epoch, person_id, since, way, by_id) select id, 1, $2, now(), 'booked', $2 from made`,
    [newId(), who.id],
  );
  await changeAccount(who, { name });
  await pool.query(
    `insert into journal (through, kind, subject_id, data) select 'web', 'invitation.sent', id, jsonb_build_object('email', email, 'role', role) from invitations where accepted_by = $1`,
    [who.id],
  );
  return who;
}

test('the export holds everything about me and nothing of others', async () => {
  const eve = await busy('Eve');
  const mona = await busy('Mona');
  const answer = await eve.call('GET', '/api/me/export');
  expect([answer.status, answer.headers['content-disposition']]).toEqual([
    200,
    expect.stringMatching(/^attachment; filename="anteroom-\d{4}-\d\d-\d\d\.json"$/u),
  ]);
  const { exportedAt: _, ...parts } = answer.body;
  expect(Object.keys(parts).sort()).toEqual(
    [
      'account',
      'adminsAsked',
      'assembliesMade',
      'blocked',
      'bookings',
      'bookingsHeld',
      'browsers',
      'calendarFeed',
      'contactRequestsReceived',
      'contactRequestsSent',
      'contacts',
      'groups',
      'invitationsAccepted',
      'invitationsSent',
      'mails',
      'noticeSettings',
      'linksOpened',
      'messages',
      'notices',
      'onAssemblies',
      'organisations',
      'picture',
      'qualifications',
      'requestsToJoin',
      'sessionsHosted',
      'sessionsMade',
      'signIns',
      'stays',
      'tokens',
      'whatIDid',
    ].sort(),
  );
  for (const [name, part] of Object.entries(parts))
    if (name !== 'invitationsSent') expect(part, name).not.toEqual([]);
  expect(parts).toMatchObject({
    account: { id: eve.id, email: eve.email },
    contactRequestsSent: [{ to: 'somebody@example.net', message: 'I am Eve' }],
    groups: [{ name: 'Group of Eve' }],
    stays: [{ name: 'Eve', session: 'Standup' }],
  });
  const text = JSON.stringify(parts);
  expect(text).toContain('Eve');
  for (const foreign of [
    mona.id,
    mona.email,
    'Mona',
    'argon2',
    'key of the browser',
    ada.email,
    eve.cookie.slice(10, 40),
  ])
    expect(text, foreign).not.toContain(foreign);
});

test('deleting the account erases me everywhere, at once, and leaves the history of others', async () => {
  const fred = await busy('Fredegar');
  const { pool } = world.fresh;
  for (const column of leaves) expect(await left(column, fred.id), column).toBeGreaterThan(0);
  expect((await deleteAccount(fred, 'not my password').answer).body).toMatchObject({
    status: 422,
    faults: [{ pointer: '#/body/password', code: 'wrong-password' }],
  });
  const answer = await deleteAccount(fred, password).answer;
  expect([answer.status, answer.headers['set-cookie']]).toEqual([
    204,
    expect.stringContaining('Max-Age=0'),
  ]);
  expect((await fred.call('GET', '/api/sign-ins')).status).toBe(401);
  expect(
    (await world.nobody('POST', '/api/sign-ins', { email: fred.email, password })).status,
  ).toBe(422);
  expect(
    (
      await pool.query(
        `select data from journal where kind = 'invitation.sent' and data ? 'role' and not data ? 'email'`,
      )
    ).rows,
  ).toEqual([{ data: { role: 'member' } }]);
  for (const column of leaves) expect(await left(column, fred.id), column).toBe(0);
  expect(
    (
      await pool.query(
        'select name, email, deleted_at is not null as deleted from persons where id = $1',
        [fred.id],
      )
    ).rows,
  ).toEqual([{ name: 'Deleted person', email: `deleted-${fred.id}@invalid`, deleted: true }]);
  expect((await pool.query('select name from stays where person_id = $1', [fred.id])).rows).toEqual(
    [{ name: 'Deleted person' }],
  );
  expect(await left('sessions.created_by', fred.id)).toBe(1);
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    if (name === 'mails') continue; // the farewell is on its way
    const { rows } = await pool.query<{ text: string }>(
      `select to_jsonb(t)::text as text from "${name}" t`,
    );
    for (const { text } of rows)
      for (const trace of [fred.email, '"Fredegar"']) expect(text, name).not.toContain(trace);
  }
  expect(
    (await pool.query('select subject from mails where to_address = $1', [fred.email])).rows,
  ).toEqual([{ subject: 'Your account is deleted' }]);
});

test('nothing that I typed for myself, or to somebody, stays, and my name stands in no mail of others', async () => {
  const uma = await withPassword(world, await world.person('Uma Quastenflosser', { organisation }));
  const [ivy, jo] = [await world.person('Ivy', { organisation }), await world.person('Jo')];
  await world.contact(uma, ivy);
  let words = 0;
  const word = () => `zyx${(words += 1)}word`;
  const did = async <Body>(who: Someone, method: string, url: string, body?: unknown) => {
    const answer = await who.call<Body>(method, url, body);
    expect([url, answer.status < 300, answer.body]).toEqual([url, true, answer.body]);
    return answer.body;
  };
  const room = () =>
    did<{ id: string; link: string }>(uma, 'POST', '/api/own-rooms', {
      kind: 'ad-hoc',
      organisation,
      title: word(),
      says: word(),
      door: 'locked',
    });
  const [kept, dropped] = [await room(), await room()];
  for (const { id } of [kept, dropped]) {
    await did(uma, 'PATCH', `/api/own-rooms/${id}`, { title: word() });
    await did(uma, 'PATCH', `/api/sessions/${id}/room`, { says: word(), door: 'members' });
    await did(uma, 'PATCH', `/api/sessions/${id}/room`, { door: 'locked' });
    await did(uma, 'PUT', `/api/sessions/${id}/hosts/${ivy.id}`);
    await did(uma, 'POST', `/api/sessions/${id}/invitation-mails`, {
      persons: [ivy.id],
      message: word(),
    });
  }
  await did(uma, 'DELETE', `/api/own-rooms/${dropped.id}`);
  await did(jo, 'POST', '/api/links', { secret: kept.link.split('#')[1] });
  const { id: knock } = await did<{ id: string }>(
    jo,
    'POST',
    `/api/sessions/${kept.id}/knocks`,
    {},
  );
  await did(uma, 'POST', `/api/knocks/${knock}/answers`, { decision: 'deny', reason: word() });
  await did(uma, 'POST', '/api/contact-requests', { email: jo.email, message: word() });
  const theirs = await did<{ id: string; link: string }>(ivy, 'POST', '/api/own-rooms', {
    kind: 'ad-hoc',
    organisation,
    title: 'Of Ivy',
    door: 'locked',
  });
  await did(uma, 'POST', '/api/links', { secret: theirs.link.split('#')[1] });
  await did(uma, 'POST', `/api/sessions/${theirs.id}/knocks`, { message: word() });
  const { pool } = world.fresh;
  const found = async () => {
    const { rows: tables } = await pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const traces: string[] = [];
    for (const { name } of tables) {
      const { rows } = await pool.query<{ row: string }>(
        `select to_jsonb(t)::text as row from "${name}" t where to_jsonb(t)::text ~* 'zyx|quastenflosser'`,
      );
      traces.push(...rows.map(({ row }) => `${name}: ${row}`));
    }
    return traces;
  };
  const before = (await found()).join();
  // what a room said is said anew
  for (let one = 1; one <= words; one += 1)
    if (![2, 4, 9].includes(one)) expect(before).toContain(`zyx${one}word`);
  expect(before).toMatch(/mails: .*quastenflosser\. /u);
  await did(uma, 'DELETE', '/api/me', { password });
  // the farewell goes last, and when it is gone nothing is left of it
  await pool.query(`update mails set state = 'sent' where kind = 'account.deleted'`);
  await world.app.jobs.find(({ queue }) => queue === 'erased-mails')!.work({});
  await expect.poll(found).toEqual([]);
});

test('whatever somebody was called, only mails with their name in them read otherwise when they are gone', async () => {
  const post = (email: string) => ada.call('POST', '/api/password-resets', { email });
  await post(ada.email);
  const named = await withPassword(world, await world.person('http', { organisation }));
  await askForContact(named, ada.email);
  const texts = async () =>
    (
      await world.fresh.pool.query<{ by_id: string | null; text: string }>(
        `select by_id, subject || body || html as text from mails where to_address = $1 order by id`,
        [ada.email],
      )
    ).rows;
  const others = async () => (await texts()).filter(({ by_id }) => by_id !== named.id);
  const before = await others();
  expect(before.some(({ text }) => text.includes('http://'))).toBe(true);
  expect((await texts()).length).toBe(before.length + 1);
  await deleteAccount(named, password);
  expect(await others()).toEqual(before);
});

test('whoever is the last in charge learns of what, and first names somebody else', async () => {
  const gil = await withPassword(world, await world.person('Gil', { organisation }));
  const group = await world.group('Otters', organisation, { managers: [gil] });
  const asked = await gil.call<{
    gates: {
      delete: {
        allowed: boolean;
        checks: { name: string; outcome: string; says: string; remedies: { href?: string }[] }[];
      };
    };
  }>('GET', '/api/me/deletion');
  expect(asked.body.gates.delete).toMatchObject({ allowed: false });
  expect(asked.body.gates.delete.checks[1]).toMatchObject({
    name: 'groups-keep-manager',
    outcome: 'failed',
    says: 'The group Otters would be left without a manager.',
    remedies: [{ href: `/administration/groups/${group}` }],
  });
  expect(await statusOf(deleteAccount(gil, password))).toBe(403);
  await addTo(ada, group, ada, 'manager');
  await deleteAccount(gil, password);
  await withPassword(world, ada);
  expect((await deleteAccount(ada, password).answer).body).toMatchObject({
    status: 403,
    verdict: {
      gate: 'delete-account',
      checks: [
        { name: 'admin-remains', outcome: 'failed' },
        { name: 'groups-keep-manager', outcome: 'failed' },
      ],
    },
  });
});

test('two last managers who leave at the same time do not both get away', async () => {
  const [hans, ines] = [
    await withPassword(world, await world.person('Hans', { organisation })),
    await withPassword(world, await world.person('Ines', { organisation })),
  ];
  const group = await world.group('Badgers', organisation, { managers: [hans, ines] });
  const answers = await Promise.all([hans, ines].map((who) => deleteAccount(who, password).answer));
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([204, 403]);
  expect(
    (
      await world.fresh.pool.query(
        `select 1 from group_members where group_id = $1 and role = 'manager'`,
        [group],
      )
    ).rowCount,
  ).toBe(1);
});

test('every column that points to a person is named by exactly one feature', async () => {
  const { rows } = await world.fresh.pool.query<{ name: string }>(
    `select distinct c.relname || '.' || a.attname as name
       from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and (a.attname = 'person_id' or exists (
          select from pg_constraint k
           where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey)
             and k.confrelid = 'persons'::regclass))
      order by 1`,
  );
  const named = personal.flatMap(({ columns }) => Object.keys(columns));
  expect(named.sort()).toEqual(rows.map(({ name }) => name));
});
