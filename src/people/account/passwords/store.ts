import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { PersonId } from '../../../base/ids.ts';

export const setPassword = async (tx: Tx, person: PersonId, hash: string): Promise<void> =>
  void (await tx
    .updateTable('sign_in_methods')
    .set({ password: hash, updated_at: sql<Date>`now()` })
    .where('person_id', '=', person)
    .where('provider_id', '=', 'credential')
    .execute());
export const passwordOf = async (db: Db, person: PersonId): Promise<string | null> =>
  (
    await db
      .selectFrom('sign_in_methods')
      .select('password')
      .where('person_id', '=', person)
      .where('provider_id', '=', 'credential')
      .executeTakeFirst()
  )?.password ?? null;
