import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * What time it is, for everything that is decided or kept: the database's clock, the one that all
 * processes share. It is the moment of asking, not the start of the transaction, so what is asked
 * for after a lock comes after whatever the lock waited for. A process's own clock tells how long
 * something took, and nothing else.
 */
export async function databaseTime(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`/* time */ select clock_timestamp() as now`.execute(db);
  return rows[0]!.now;
}
