import { once } from 'node:events';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import {
  databaseAway,
  openDatabase,
  openPool,
  together,
  transact,
  type Pool,
  type Tx,
} from './database.ts';

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

test('two statements at once on a connection that does not send them on would fail whatever test they happen in', async () => {
  process.throwDeprecation = false; // as a warning it can be heard
  const warned = once(process, 'warning') as Promise<[Error]>;
  const client = new pg.Client(fresh.url);
  await client.connect();
  await Promise.all([client.query('select 1'), client.query('select 2')]);
  await client.end();
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

/** A pool of one connection, and what was sent on it and answered. */
function listenedTo(): { readonly pool: Pool; readonly heard: string[] } {
  const pool = openPool(fresh.url, 1);
  const heard: string[] = [];
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...all: unknown[]) => Promise<unknown>;
    client.query = ((text: string, ...more: unknown[]) => {
      heard.push(text);
      const answer = query(text, ...more);
      answer.then(
        () => heard.push('done'),
        () => heard.push('failed'),
      );
      return answer;
    }) as typeof client.query;
  });
  return { pool, heard };
}

test('what a change asks at once leaves with its beginning, and is done in its order', async () => {
  const { pool, heard } = listenedTo();
  const db = openDatabase(pool);
  const add = (tx: Tx, name: string) =>
    sql`insert into limits (key, used, resets_at) values (${sql.lit(name)}, 1, now())`.execute(tx);
  await transact(db, (tx) =>
    Promise.all([
      tx.selectFrom('limits').selectAll().execute(),
      add(tx, 'a'),
      tx.deleteFrom('limits').execute(),
      add(tx, 'a'),
    ]),
  );
  expect(heard.map((text) => text.split(' ')[0]).join(' ')).toBe(
    'begin select insert delete insert done done done done done commit done',
  );
  // of several that fail, the first says why; nothing is left of the change
  heard.length = 0;
  const lost = transact(db, (tx) => Promise.all([add(tx, 'c'), add(tx, 'a'), add(tx, 'd')]));
  await expect(lost).rejects.toMatchObject({ code: '23505' });
  expect(heard).toContain('rollback');
  const left = await db.selectFrom('limits').select('key').execute();
  expect(left).toEqual([{ key: 'a' }]);
  await pool.end();
});

test('what goes on after a change has failed is not done in another one', async () => {
  const { pool, heard } = listenedTo();
  const db = openDatabase(pool);
  const goOn = async (tx: Tx) => {
    while (!heard.includes('rollback')) await Promise.resolve();
    await sql`select 'late'`.execute(tx);
  };
  let late: Promise<unknown> | undefined;
  const failing = transact(db, async (tx) => {
    await sql`select 1`.execute(tx);
    late = goOn(tx);
    late.catch(() => undefined);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await expect(late).rejects.toThrow('is over');
  expect(heard.filter((text) => text.includes('late'))).toEqual([]);
  await pool.end();
});

test('of a change whose beginning is refused nothing is done, and it says why', async () => {
  const { pool } = listenedTo();
  const db = openDatabase(pool);
  const held = {
    statement: `do $$ begin raise no_data_found; end $$`,
    refused: () => new Error('nobody is there'),
  };
  const say = () => transact(db, (tx) => sql`select 1 as one`.execute(tx));
  await expect(together(db, say, { held })).rejects.toThrow('nobody is there');
  // also where nothing was asked, or nobody listened
  const silent = async () => void (await say().catch(() => undefined));
  await expect(together(db, silent, { held })).rejects.toThrow('nobody is there');
  expect((await say()).rows).toEqual([{ one: 1 }]);
  await pool.end();
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
