import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { databaseAway, transact } from './database.ts';

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
