import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personal } from '../src/app.ts';
import { transact } from '../src/base/data/database.ts';
import { erase } from '../src/people/leaving/actions.ts';
import { lockPosts } from '../src/people/leaving/store.ts';
import { acts } from './every-write.ts';
import { openSink, type Sink } from './world/push-sink.ts';
import { age, renewLimits } from './world/beyond.ts';
import { openWorld, type Someone, type World } from './world/world.ts';
import { type Act, prepare, type Prepared } from './writes/acts.ts';

// An account is erased while somebody does something, they or another: nothing of it is left.

let world: World;
let sink: Sink;
let root: Someone;
let holder: pg.PoolClient;
beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin, SMTP_URL: 'smtp://nowhere.invalid' });
  root = await world.person('Root', {
    organisation: await world.organisation('Home'),
    role: 'admin',
  });
  const { pool } = world.fresh;
  // what writes waits half way, as long as a test holds the lock, but the erasures
  await pool.query(`
    create function wait_half_way() returns trigger language plpgsql as $$
    begin
      if current_setting('test.erases', true) is distinct from 'yes' then
        perform pg_advisory_xact_lock_shared(${HALF_WAY});
      end if;
      return null;
    end $$`);
  for (const table of await tables())
    if (!['limits', 'nodes', 'followers', 'followed_entries'].includes(table))
      await pool.query(
        `create trigger half_way before insert or update or delete on "${table}"
         for each statement execute function wait_half_way()`,
      );
  holder = await pool.connect();
});
afterAll(async () => {
  holder.release();
  await world.close();
  await sink.close();
});

const HALF_WAY = 4711;
const tables = async (): Promise<readonly string[]> =>
  (
    await world.fresh.pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
    )
  ).rows.map(({ name }) => name);

let number = 0;
/** The people, under names that stand nowhere else. */
async function named(
  on: Prepared,
): Promise<{ readonly all: readonly Someone[]; readonly mark: string }> {
  const mark = `Q${(number += 1)}q${Date.now().toString(36)}`;
  const all = [on.boss, on.host, on.member, on.friend, on.stranger];
  await world.fresh.pool.query(
    `update persons
        set name = name || $2, email = lower($2) || '.' || email
      where id = any($1)`,
    [all.map(({ id }) => id), mark],
  );
  for (const who of all) Object.assign(who, { email: `${mark.toLowerCase()}.${who.email}` });
  return { all, mark };
}
/** New people, when whoever was erased before is erased no more. */
async function begin() {
  await renewLimits(world);
  await age(world, 'persons', ['deleted_at'], '1 hour');
  const on = await prepare(world, sink, root);
  return { on, ...(await named(on)) };
}
const send = async (key: string, { who, url, body, version }: Act) => {
  const headers = {
    cookie: who?.cookie ?? '',
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
  return world.app.http.inject({ method: key.split(' ')[0] as 'POST', url, headers, ...payload });
};
/** Done, or everything that is not waits for a lock. */
async function still(...under: readonly Promise<unknown>[]): Promise<void> {
  let left = under.length;
  for (const one of under) void one.finally(() => (left -= 1)).catch(() => undefined);
  const waiting = `select from pg_stat_activity
    where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
  while (left > 0 && (await holder.query(waiting)).rowCount! < left)
    await new Promise((resolve) => setTimeout(resolve, 5));
}
const erased = (who: Someone, before: () => Promise<unknown> = async () => undefined) =>
  transact(world.fresh.db, async (tx) => {
    await sql`select set_config('test.erases', 'yes', true)`.execute(tx);
    await lockPosts(tx, who.id);
    const { email } = await tx
      .selectFrom('persons')
      .select('email')
      .where('id', '=', who.id)
      .executeTakeFirstOrThrow();
    await erase(tx, personal, { person: who.id, email });
    await before();
  });
const onceMore = () => world.app.jobs.find(({ queue }) => queue === 'erased-once-more')!.work({});
/** Rows of any table in which that stands. */
async function remains(mark: string): Promise<readonly string[]> {
  const everywhere = (await tables()).map(
    (table) => `select '${table}: ' || t::text as row from "${table}" t where t::text ilike $1`,
  );
  const { rows } = await holder.query<{ row: string }>(everywhere.join(' union all '), [
    `%${mark}%`,
  ]);
  return rows.map(({ row }) => row);
}

const keys = Object.keys(acts).filter((key) => key !== 'POST /api/set-up');
describe.each(keys)('%s', (key) => {
  test('under way when accounts are erased', async () => {
    const { on, all, mark } = await begin();
    const act = await acts[key]!(on);
    await holder.query(`select pg_advisory_lock(${HALF_WAY})`);
    const done = send(key, act);
    await still(done);
    const erasures = all.map((who) => erased(who));
    try {
      await still(done, ...erasures);
    } finally {
      await holder.query(`select pg_advisory_unlock(${HALF_WAY})`);
    }
    expect((await done).statusCode, (await done).body).toBeLessThan(500);
    await Promise.all(erasures);
    await expect
      .poll(
        async () => {
          await world.fresh.pool.query(`update mails set state = 'sent' where state = 'queued'`);
          await onceMore();
          return remains(mark);
        },
        { timeout: 20_000 },
      )
      .toEqual([]);
  });
});
describe.each(keys)('%s', (key) => {
  test('by somebody whose account is being erased', async () => {
    const { on, all, mark } = await begin();
    const act = await acts[key]!(on);
    const actor = all.find(({ cookie }) => cookie === act.who?.cookie);
    if (!actor) return;
    const { promise: end, resolve } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begins } = Promise.withResolvers<void>();
    const erasure = erased(actor, async () => (begins(), end));
    await begun;
    const done = send(key, act);
    await still(done);
    resolve();
    await erasure;
    const { statusCode, body } = await done;
    // refused, or it had nothing of theirs to write
    if (statusCode !== 401) {
      expect(statusCode, body).toBe(200);
      expect(await remains(`${actor.name}${mark}`)).toEqual([]);
    }
  });
});
