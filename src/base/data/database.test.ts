import { once } from 'node:events';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { databaseAway, openDatabase, openPool, transact } from './database.ts';

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

test('two statements at once on one connection would fail whatever test they happen in', async () => {
  process.throwDeprecation = false; // as a warning it can be heard
  const warned = once(process, 'warning') as Promise<[Error]>;
  const client = await fresh.pool.connect();
  await Promise.all([client.query('select 1'), client.query('select 2')]);
  client.release();
  const [{ name, message }] = await warned;
  process.throwDeprecation = true;
  expect([name, message]).toEqual([
    'DeprecationWarning',
    expect.stringContaining('while another one runs'),
  ]);
});

test('a connection that is cut between two statements ends what was under way, not the process', async () => {
  const cut = transact(fresh.db, async (tx) => {
    await tx.selectFrom('persons').select('id').execute();
    await fresh.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
    );
    // an unheard error of the idle client would end the process here
    await new Promise((over) => setTimeout(over, 100));
    return tx.selectFrom('persons').select('id').execute();
  });
  const error: unknown = await cut.catch((fault: unknown) => fault);
  expect([error instanceof Error, databaseAway(error)]).toEqual([true, true]); // answered as 503
  expect((await fresh.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('a statement marked so is planned once for a connection, whatever it is asked and whatever came before; the others by their values', async () => {
  const pool = openPool(fresh.url, 1);
  const db = openDatabase(pool);
  // a search for one of few values is planned by which one it is, unless it is told otherwise
  const ask = (mark: string, kind: string) =>
    sql`${sql.raw(`/* ${mark} */`)} select from journal where kind = ${kind}`.execute(db);
  const planning = async () =>
    (
      await sql<{ mode: string }>`
        select current_setting(${'plan_cache_mode'}) as mode`.execute(db)
    ).rows[0]!.mode;
  for (let at = 0; at < 9; at += 1) {
    await ask('once told', `a${at}`);
    await ask('free', `a${at}`);
  }
  expect(await planning()).toBe('auto');
  await transact(db, async () => {
    await ask('once told', 'x');
    throw new Error('taken back');
  }).catch(() => undefined);
  await ask('once told', 'x');
  await transact(db, async () => {
    await planning();
    throw new Error('taken back');
  }).catch(() => undefined);
  expect(await planning()).toBe('auto');
  const { rows } = await pool.query<{ name: string; custom: number }>(
    'select name, custom_plans::int as custom from pg_prepared_statements order by name',
  );
  expect(rows).toEqual([
    { name: 'free', custom: 5 },
    { name: 'told', custom: 0 },
  ]);
  await pool.end();
});
