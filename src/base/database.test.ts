import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { databaseAway, transact } from './database.ts';

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

test('a connection that is cut between two statements ends what was under way, not the process', async () => {
  const cut = transact(fresh.db, async (tx) => {
    await tx.selectFrom('persons').select('id').execute();
    await fresh.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`);
    await new Promise((over) => setTimeout(over, 100)); // an unheard error of the idle client would end the process here
    return tx.selectFrom('persons').select('id').execute();
  });
  const error: unknown = await cut.catch((fault: unknown) => fault);
  expect([error instanceof Error, databaseAway(error)]).toEqual([true, true]); // answered as 503
  expect((await fresh.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
