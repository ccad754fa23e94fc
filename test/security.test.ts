import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, type GroupId, type OrganisationId } from '../src/base/ids.ts';
import { statusOf } from './world/answers.ts';
import { makeGroup, setMembers, takeOut } from './world/groups.ts';
import { alsoElsewhere, invite, removeMember, suspend } from './world/organisation.ts';
import { planSession } from './world/sessions.ts';
import { renewLimits } from './world/beyond.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(() => renewLimits(world));

type Asked = { readonly cookie?: string; readonly from?: string };
/** A request of somebody at an address of the network, signed in or not. */
async function send(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
  { cookie, from }: Asked = {},
) {
  const answer = await world.app.http.inject({
    method,
    url,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie ? { cookie } : {}),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    ...(from ? { remoteAddress: from } : {}),
  });
  const set = [answer.headers['set-cookie'] ?? []].flat().map(String);
  const json = String(answer.headers['content-type']).includes('json');
  return {
    status: answer.statusCode,
    body: json ? answer.json() : {},
    text: answer.body,
    cookie: set[0]?.split(';')[0] ?? '',
  };
}
const password = 'seven quiet otters';
const another = 'nine loud herons';
let number = 0;
const newAddress = (name: string): string => `${name}.${(number += 1)}@example.org`;
const tokens = async (to: string): Promise<string[]> =>
  (
    await world.fresh.pool.query<{ body: string }>(
      'select body from mails where to_address = $1 order by created_at, id',
      [to],
    )
  ).rows.flatMap(({ body }) => /#(?:address:)?([\w-]+)/u.exec(body)?.[1] ?? []);
const lastToken = async (to: string): Promise<string> => (await tokens(to)).at(-1) ?? '';
/** A confirmed account with a password, signed in. */
async function account(name: string) {
  const email = newAddress(name);
  const here = await send('POST', '/api/sign-ups', { name, email, password });
  const { cookie } = await send(
    'POST',
    '/api/verifications',
    { token: await lastToken(email) },
    { cookie: here.cookie },
  );
  return { email, cookie };
}
const signIn = (email: string, word: string) =>
  send('POST', '/api/sign-ins', { email, password: word });
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const makeSession = async (
  by: Someone,
  group: GroupId,
  more: Record<string, unknown> = {},
): Promise<string> => {
  const made = await planSession(by, {
    title: 'Review',
    group,
    start: `${tomorrow}T09:00`,
    zone: 'Europe/Berlin',
    ...more,
  }).answer;
  expect(made.status).toBe(201);
  return made.body.id;
};

test('a change of address that somebody else asked for does not outlive a changed password', async () => {
  const victim = await account('ada');
  const thiefs = newAddress('thief');
  expect(
    (
      await send(
        'POST',
        '/api/me/address-changes',
        { email: thiefs, password },
        { cookie: victim.cookie },
      )
    ).status,
  ).toBe(202);
  expect(
    (
      await send(
        'PUT',
        '/api/me/password',
        { current: password, password: another },
        { cookie: victim.cookie },
      )
    ).status,
  ).toBe(200);
  expect(
    (await send('POST', '/api/address-confirmations', { token: await lastToken(thiefs) })).status,
  ).toBe(422);
  expect((await signIn(victim.email, another)).status).toBe(201);
});

test('a change of address that somebody else asked for does not outlive a reset password', async () => {
  const victim = await account('bob');
  const thiefs = newAddress('thief');
  await send(
    'POST',
    '/api/me/address-changes',
    { email: thiefs, password },
    { cookie: victim.cookie },
  );
  await send('POST', '/api/password-resets', { email: victim.email });
  expect(
    (
      await send('PUT', '/api/password-resets', {
        token: await lastToken(victim.email),
        password: another,
      })
    ).status,
  ).toBe(200);
  expect(
    (await send('POST', '/api/address-confirmations', { token: await lastToken(thiefs) })).status,
  ).toBe(422);
});

test('of links to choose a new password that were asked for at the same moment, one works once and the others never', async () => {
  const { email } = await account('cleo');
  const held = await world.fresh.pool.connect();
  await held.query('begin');
  // all of them get as far as writing their mail before one is done
  await held.query('lock table mails in exclusive mode');
  const asked = Promise.all(
    Array.from({ length: 3 }, () => send('POST', '/api/password-resets', { email })),
  );
  await new Promise((over) => setTimeout(over, 300));
  await held.query('commit');
  held.release();
  await asked;
  const answers: number[] = [];
  for (const token of (await tokens(email)).slice(-3))
    answers.push((await send('PUT', '/api/password-resets', { token, password: another })).status);
  expect(answers.filter((status) => status === 200)).toHaveLength(1);
});

test('who signs in with the old password while it is being reset is not signed in afterwards', async () => {
  const { pool } = world.fresh;
  const { email } = await account('dora');
  await send('POST', '/api/password-resets', { email });
  const token = await lastToken(email);
  await pool.query(`create function wait_a_moment() returns trigger language plpgsql as $$ begin perform pg_sleep(1.5); return new; end $$;
    create trigger slow before insert on sign_ins for each row execute function wait_a_moment()`);
  try {
    const begun = signIn(email, password);
    // the old password has been found right by now
    await new Promise((over) => setTimeout(over, 700));
    expect((await send('PUT', '/api/password-resets', { token, password: another })).status).toBe(
      200,
    );
    const { cookie } = await begun;
    expect((await send('GET', '/api/sign-ins', undefined, { cookie })).status).toBe(401);
  } finally {
    await pool.query('drop trigger slow on sign_ins; drop function wait_a_moment()');
  }
});

test('a stolen sign-in cannot set its own password in the moment in which I reset mine', async () => {
  const { pool } = world.fresh;
  const { email, cookie } = await account('ines');
  await send('POST', '/api/password-resets', { email });
  const token = await lastToken(email);
  const held = await pool.connect();
  await held.query('begin');
  await held.query(
    'select from sign_in_methods where person_id = (select id from persons where email = $1) for update',
    [email],
  );
  const mine = send('PUT', '/api/password-resets', { token, password: another });
  await new Promise((over) => setTimeout(over, 500));
  const thiefs = send(
    'PUT',
    '/api/me/password',
    { current: password, password: 'the thief was here' },
    { cookie },
  );
  await new Promise((over) => setTimeout(over, 700));
  await held.query('commit');
  held.release();
  expect((await mine).status).toBe(200);
  await thiefs;
  expect([
    (await signIn(email, another)).status,
    (await signIn(email, 'the thief was here')).status,
  ]).toEqual([201, 422]);
});

test('a group never ends without a manager when its new manager deletes their account in the same moment', async () => {
  const { pool } = world.fresh;
  const organisation = await world.organisation();
  const boss = await world.person('Boss', { organisation, role: 'admin' });
  const heir = await account('heir');
  const { rows } = await pool.query<{ id: string }>('select id from persons where email = $1', [
    heir.email,
  ]);
  const id = rows[0]!.id;
  await world.join({ id }, organisation);
  const group = await world.group('Orphans', organisation, { managers: [boss] });
  const held = await pool.connect();
  await held.query('begin');
  // both have judged before one of them is done
  await held.query('lock table journal in exclusive mode');
  const deleted = world.app.http.inject({
    method: 'DELETE',
    url: '/api/me',
    headers: { cookie: heir.cookie, 'content-type': 'application/json' },
    payload: JSON.stringify({ password }),
  });
  await new Promise((over) => setTimeout(over, 600));
  const saved = setMembers(
    boss,
    group,
    [boss.id, id].map((person) => ({ person, role: person === id ? 'manager' : null })),
    1,
  ).answer;
  await new Promise((over) => setTimeout(over, 300));
  await held.query('commit');
  held.release();
  await Promise.all([deleted, saved]);
  const left = await pool.query(
    `select from group_members m join persons p on p.id = m.person_id and p.deleted_at is null where m.group_id = $1 and m.role = 'manager'`,
    [group],
  );
  expect(left.rowCount).toBeGreaterThan(0);
});

test('forty-five people of one school sign in at the same moment with their right passwords and all are in', async () => {
  const { pool } = world.fresh;
  const { email } = await account('pupil');
  const emails = Array.from({ length: 44 }, () => newAddress('pupil'));
  for (const one of emails) {
    const id = newId<'person'>();
    await pool.query(
      `insert into persons (id, name, email, email_verified) values ($1, 'Pupil', $2, true)`,
      [id, one],
    );
    await pool.query(
      `insert into sign_in_methods (id, person_id, account_id, provider_id, password) select $1::uuid, $2::uuid, $2::uuid::text, 'credential', m.password from sign_in_methods m join persons p on p.id = m.person_id where p.email = $3`,
      [newId(), id, email],
    );
  }
  const answers = await Promise.all(emails.map((one) => signIn(one, password)));
  expect(answers.map(({ status }) => status).filter((status) => status !== 201)).toEqual([]);
});

test('a stranger who made an account with my address cannot use it after I have confirmed the address', async () => {
  const email = newAddress('eve');
  await send('POST', '/api/sign-ups', { name: 'Eve', email, password });
  const confirmed = await send(
    'POST',
    '/api/verifications',
    { token: await lastToken(email) },
    { from: '203.0.113.9' },
  );
  expect([201, 422]).toContain(confirmed.status);
  expect((await signIn(email, password)).status).not.toBe(201);
});

test('a stranger cannot use up the mails of my address so that I get no link for a new password', async () => {
  const { email } = await account('finn');
  for (let count = 0; count < 12; count += 1)
    await send('POST', '/api/password-resets', { email }, { from: '198.51.100.7' });
  expect(
    (await send('POST', '/api/password-resets', { email }, { from: '203.0.113.20' })).status,
  ).toBe(202);
});

test('a stranger cannot keep an invited person from joining by asking for mails to their address', async () => {
  const organisation = await world.organisation();
  const boss = await world.person('Boss', { organisation, role: 'admin' });
  const email = newAddress('grace');
  await invite(boss, organisation, [email]);
  for (let count = 0; count < 12; count += 1)
    await send('POST', '/api/password-resets', { email }, { from: '198.51.100.8' });
  const joined = await send(
    'POST',
    '/api/invitations/sign-ups',
    { token: await lastToken(email), name: 'Grace', password },
    { from: '203.0.113.21' },
  );
  expect(joined.status).toBe(201);
});

test('fifteen invited people make their accounts in the same moment and all are in', async () => {
  const organisation = await world.organisation();
  const boss = await world.person('Boss', { organisation, role: 'admin' });
  const emails = Array.from({ length: 15 }, () => newAddress('guest'));
  await invite(boss, organisation, emails);
  const links = await Promise.all(emails.map(lastToken));
  const answers = await Promise.all(
    links.map((token) =>
      send('POST', '/api/invitations/sign-ups', { token, name: 'Guest', password }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(emails.map(() => 201));
});

test('changing the end of an IPv6 address gives nobody more tries', async () => {
  const answers: number[] = [];
  for (let count = 1; count <= 75; count += 1)
    answers.push(
      (
        await send(
          'POST',
          '/api/verifications',
          { token: 'x'.repeat(54) },
          { from: `2001:db8:1:2::${count.toString(16)}` },
        )
      ).status,
    );
  expect(answers).toContain(429);
});

test('text with a null character in a search or a page mark is refused and is no fault of the server', async () => {
  const organisation = await world.organisation();
  const boss = await world.person('Null Boss', { organisation, role: 'admin' });
  const group = await world.group('Nulls', organisation, { managers: [boss] });
  const mark = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
  const nobody = newId<'person'>();
  const urls = [
    '/api/contacts?q=%00',
    '/api/groups?q=%00',
    `/api/organisations/${organisation}/members?q=%00`,
    `/api/organisations/${organisation}/mails?q=%00`,
    '/api/agenda?q=%00',
    '/api/people-to-check?q=%00',
    `/api/managed-sessions?organisation=${organisation}&q=%00`,
    `/api/groups/${group}/candidates?q=%00`,
    `/api/contacts?cursor=${mark(['a\0', nobody])}`,
    `/api/groups?cursor=${mark(['a\0', nobody])}`,
    `/api/groups/${group}/candidates?cursor=${mark([3_000_000_000, 'a', 'b'])}`,
    `/api/agenda?cursor=${mark(['0000-01-01T00:00:00Z', nobody])}`,
  ];
  const faults: string[] = [];
  for (const url of urls) {
    const { status } = await boss.call('GET', url);
    if (status >= 500) faults.push(`${url} ${status}`);
  }
  expect(faults).toEqual([]);
});

test('whoever asks why somebody has no access reads no name of a group that they may not see', async () => {
  const organisation = await world.organisation();
  const [ann, ben, pat] = [
    await world.person('Ann', { organisation }),
    await world.person('Ben', { organisation }),
    await world.person('Pat', { organisation }),
  ];
  const open = await world.group('Open group', organisation, { managers: [ann, ben] });
  await world.group('Secret group', organisation, { managers: [ben], members: [pat] });
  await world.contact(ann, pat);
  const session = await makeSession(ann, open);
  const why = await ann.call('GET', `/api/why/enter-room/${session}?person=${pat.id}`);
  expect(why.status).toBe(200);
  expect(JSON.stringify(why.body)).not.toContain('Secret group');
});

test('a plain member who asks about their own contact reads no name of a group that they may not see', async () => {
  const organisation = await world.organisation();
  const [ann, ben, pat] = [
    await world.person('Ann', { organisation }),
    await world.person('Ben', { organisation }),
    await world.person('Pat', { organisation }),
  ];
  const open = await world.group('Open group', organisation, { managers: [ben], members: [ann] });
  await world.group('Hidden circle', organisation, { managers: [ben], members: [pat] });
  await world.group('My own', organisation, { managers: [ann], members: [pat] });
  const session = await makeSession(ben, open);
  const why = await ann.call('GET', `/api/why/enter-room/${session}?person=${pat.id}`);
  expect(JSON.stringify(why.body)).not.toContain('Hidden circle');
});

test('a group manager learns no address of a colleague who is not their contact by asking about their access', async () => {
  const organisation = await world.organisation();
  const [ann, pat] = [
    await world.person('Ann', { organisation }),
    await world.person('Pat', { organisation }),
  ];
  const group = await world.group('Ours', organisation, { managers: [ann] });
  const session = await makeSession(ann, group);
  const why = await ann.call('GET', `/api/why/enter-room/${session}?person=${pat.id}`);
  expect(JSON.stringify(why.body)).not.toContain(pat.email);
});

test('a host who is taken out of the group does not see the session any more', async () => {
  const organisation = await world.organisation();
  const [ann, hugo] = [
    await world.person('Ann', { organisation }),
    await world.person('Hugo', { organisation }),
  ];
  const group = await world.group('Hosts', organisation, { managers: [ann], members: [hugo] });
  const session = await makeSession(ann, group, { hosts: [hugo.id] });
  expect((await hugo.call('GET', `/api/sessions/${session}`)).status).toBe(200);
  await takeOut(ann, group, hugo);
  expect((await hugo.call('GET', `/api/sessions/${session}`)).status).toBe(404);
});

test('a host who is removed from the organisation does not see its session any more, even as a contact of the manager', async () => {
  const organisation = await world.organisation();
  const [ann, hugo] = [
    await world.person('Ann', { organisation, role: 'admin' }),
    await world.person('Hugo', { organisation }),
  ];
  const group = await world.group('Hosts too', organisation, { managers: [ann], members: [hugo] });
  await world.contact(ann, hugo);
  const session = await makeSession(ann, group, { hosts: [hugo.id] });
  await removeMember(ann, organisation, hugo);
  expect((await hugo.call('GET', `/api/sessions/${session}`)).status).toBe(404);
});

test('an admin of the first organisation cannot read a mail to people of another one', async () => {
  const { pool } = world.fresh;
  const first = await oldest();
  const root = await world.person('Root', { organisation: first, role: 'admin' });
  const other = await world.organisation('Other house');
  const theirs = await account('theirs');
  const { rows } = await pool.query<{ id: string }>('select id from persons where email = $1', [
    theirs.email,
  ]);
  await world.join(rows[0]!, other, 'admin');
  await send('POST', '/api/password-resets', { email: theirs.email });
  const found = await pool.query<{ id: string }>(
    `select id from mails where to_address = $1 order by id desc limit 1`,
    [theirs.email],
  );
  const opened = await root.call<{ text?: string | null }>(
    'GET',
    `/api/organisations/${first}/mails/${found.rows[0]!.id}`,
  );
  expect(opened.body.text ?? null).toBeNull();
});

test('who is suspended reads nothing about the organisation, not even who its admins are', async () => {
  const organisation = await world.organisation('Closed house');
  const chief = await world.person('Chief Admin', { organisation, role: 'admin' });
  const gone = await world.person('Gone', { organisation });
  await suspend(chief, organisation, await alsoElsewhere(world, gone));
  for (const path of ['members', 'journal', 'invitations', 'groups']) {
    const answer = await gone.call('GET', `/api/organisations/${organisation}/${path}`);
    expect([path, answer.status, JSON.stringify(answer.body).includes('Chief Admin')]).toEqual([
      path,
      404,
      false,
    ]);
  }
});

test('the journal of one organisation shows nothing that happened in another', async () => {
  const [one, two] = [await world.organisation('One'), await world.organisation('Two')];
  const boss = await world.person('One Boss', { organisation: one, role: 'admin' });
  const foreign = await world.person('Two Boss', { organisation: two, role: 'admin' });
  await makeGroup(foreign, two, 'Foreign group');
  await invite(foreign, two, ['nobody@example.com']);
  const journal = await boss.call('GET', `/api/organisations/${one}/journal`);
  expect(journal.status).toBe(200);
  expect(JSON.stringify(journal.body)).not.toMatch(/Foreign group|Two Boss|nobody@example\.com/u);
  expect((await boss.call('GET', `/api/organisations/${two}/journal`)).status).toBe(404);
  expect((await boss.call('GET', `/api/organisations/${one}/mails`)).status).toBe(403);
});

test('an admin finds in the journal of their organisation that a member tried to change a group', async () => {
  await oldest(); // this one does not run the installation
  const organisation = await world.organisation();
  const boss = await world.person('Boss', { organisation, role: 'admin' });
  const ann = await world.person('Ann', { organisation });
  const group = await world.group('Seen', organisation, { managers: [boss], members: [ann] });
  expect(await statusOf(setMembers(ann, group, [{ person: ann.id, role: 'manager' }], 1))).toBe(
    403,
  );
  const journal = await boss.call<{ items: { kind: string; person: { name: string } }[] }>(
    'GET',
    `/api/organisations/${organisation}/journal?kind=access.refused`,
  );
  expect(journal.body.items.map(({ person }) => person.name)).toEqual(['Ann']);
});

test('an invitation is taken only by the address it was sent to, and once', async () => {
  const organisation = await world.organisation();
  const boss = await world.person('Boss', { organisation, role: 'admin' });
  const invited = await account('invited');
  const other = await account('other');
  await invite(boss, organisation, [invited.email], 'admin');
  const token = await lastToken(invited.email);
  expect(
    (await send('POST', '/api/invitations/acceptances', { token }, { cookie: other.cookie }))
      .status,
  ).toBe(403);
  const answers = await Promise.all(
    [1, 2, 3].map(() =>
      send('POST', '/api/invitations/acceptances', { token }, { cookie: invited.cookie }),
    ),
  );
  // whoever accepts it again has done so already, and nothing is done twice
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const done = world.fresh.db
    .selectFrom('journal')
    .select('kind')
    .where('kind', '=', 'invitation.accepted')
    .where(sql`data ->> 'email'`, '=', invited.email);
  expect(await done.execute()).toHaveLength(1);
});

test('an admin who was removed does not come back by an invitation they sent to another address of their own', async () => {
  const organisation = await world.organisation();
  const boss = await world.person('Boss', { organisation, role: 'admin' });
  const gone = await world.person('Gone Admin', { organisation, role: 'admin' });
  const second = await account('second.self');
  await invite(gone, organisation, [second.email], 'admin');
  await removeMember(boss, organisation, gone);
  expect(
    (
      await send(
        'POST',
        '/api/invitations/acceptances',
        { token: await lastToken(second.email) },
        { cookie: second.cookie },
      )
    ).status,
  ).not.toBe(201);
});

test('a link to choose a new password that is used many times at once changes the password once', async () => {
  const { email } = await account('gus');
  await send('POST', '/api/password-resets', { email });
  const token = await lastToken(email);
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, count) =>
      send('PUT', '/api/password-resets', { token, password: `${another} ${count}` }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a mail to somebody who never asked for it carries no words of a stranger', async () => {
  const email = newAddress('target');
  await send('POST', '/api/sign-ups', { name: 'Win money: evil.example/now', email, password });
  const { rows } = await world.fresh.pool.query<{ body: string; html: string }>(
    'select body, html from mails where to_address = $1',
    [email],
  );
  expect(rows).toHaveLength(1);
  expect(`${rows[0]!.body}${rows[0]!.html}`).not.toContain('evil.example');
});

const oldest = async (): Promise<OrganisationId> => {
  const { rows } = await world.fresh.pool.query<{ id: OrganisationId }>(
    'select id from organisations order by created_at, id limit 1',
  );
  return rows[0]?.id ?? (await world.organisation('First'));
};
