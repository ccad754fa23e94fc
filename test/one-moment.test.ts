import { expect, test } from 'vitest';
import { people, useCast, world } from './world/cast.ts';
import { ask, enter, groupSession } from './world/doors.ts';
import { alsoFor } from './world/beyond.ts';
import type { Answer } from './world/world.ts';

useCast();

/**
 * Runs `ask` while another connection holds the table, so that it waits half way, if it reads it;
 * meanwhile `change` is committed.
 */
async function whileHeld(
  table: string,
  change: readonly [string, ...string[]],
  request: () => Promise<Answer>,
): Promise<Answer> {
  const other = await world.fresh.pool.connect();
  const [text, ...values] = change;
  try {
    await other.query('begin');
    await other.query(`lock table ${table} in access exclusive mode`);
    let answered = false;
    const answer = request().finally(() => (answered = true));
    const waiting = `select from pg_locks where not granted and relation = '${table}'::regclass`;
    while (!answered && (await other.query(waiting)).rowCount === 0)
      await new Promise((resolve) => setImmediate(resolve));
    await other.query(text, values);
    await other.query('commit');
    return await answer;
  } finally {
    other.release();
  }
}

const move = (hidden: boolean) =>
  `with shown as (update sessions set hidden = ${hidden} where id = $1)
   update audience_groups set group_id = $2 where audience_id = $1 and group_id <> $3`;
const [here, there] = [move(true), move(false)];
/** A session for the group of these people and for another, which it keeps while it moves. */
async function forTwo() {
  const { boss, organisation } = people;
  const { id } = await groupSession(people);
  const kept = await world.group('Kept', organisation, { managers: [boss] });
  await alsoFor(world, id, kept);
  return { id, kept };
}

test.each([
  'sessions',
  'session_hosts',
  'events',
  'rooms',
  'knocks',
  'room_blocks',
  'stays',
  'persons',
  'contacts',
  'group_members',
  'organisation_members',
  'groups',
  'contact_requests',
  'access_questions',
])('a session that moves is never theirs on the way (%s is read late)', async (table) => {
  const { boss, member, group, organisation } = people;
  const others = await world.group('Others', organisation, { managers: [boss] });
  const { id, kept } = await forTwo();
  const asks = [
    () => member.call('GET', `/api/sessions/${id}`),
    () => member.call('GET', `/api/sessions/${id}/room`),
    () => member.call('GET', `/api/why/enter-room/${id}`),
    () => enter(member, id).answer,
    () => ask(member, id).answer,
  ];
  for (const request of asks) {
    await world.fresh.pool.query(here, [id, group, kept]);
    const { status, body } = await whileHeld(table, [there, id, others, kept], request);
    expect(JSON.stringify(body)).not.toMatch(/Others|Kept|Open lab/u);
    if (status !== 404) expect(body).toMatchObject({ self: true, subject: { title: null } });
  }
});

test('who may stay through every step of a move is not put out on the way', async () => {
  const { boss, member, group, organisation } = people;
  const others = await world.group('Others', organisation, { managers: [boss], members: [member] });
  const { id, kept } = await forTwo();
  for (const table of ['session_hosts', 'group_members', 'rooms', 'stays']) {
    await world.fresh.pool.query(there, [id, group, kept]);
    const { status } = await whileHeld(
      table,
      [there, id, others, kept],
      () => enter(member, id).answer,
    );
    expect(status).toBe(201);
  }
});

test('what is behind every gate is planned once on a connection, told or not, for one and for many', async () => {
  const { boss, member } = people;
  const { id } = await groupSession(people);
  for (let at = 0; at < 8; at += 1)
    for (const someone of [boss, member]) {
      for (const path of ['', '/room']) await someone.call('GET', `/api/sessions/${id}${path}`);
      await someone.call('GET', `/api/why/enter-room/${id}`);
      await someone.call('GET', `/api/why/manage-session/${id}`);
      for (const list of ['agenda', 'waiting-rooms', 'own-rooms'])
        await someone.call('GET', `/api/${list}`);
    }
  const { rows } = await world.fresh.pool.query<{ name: string; custom: number }>(
    `select name, custom_plans::int as custom
     from pg_prepared_statements
     where name ~ '^(doors|meetings)-' or statement ~ '(hosts|seers)_of'`,
  );
  expect(rows.length).toBeGreaterThan(6);
  expect(rows.filter(({ custom }) => custom > 0)).toEqual([]);
});
