import { sql } from 'kysely';
import type { Tx } from '../../../base/data/database.ts';
import type { PersonId } from '../../../base/ids.ts';

export const dropUnconfirmed = async (tx: Tx, email: string): Promise<void> =>
  void (await tx
    .deleteFrom('persons')
    .where('email', '=', email)
    .where('email_verified', '=', false)
    .where('deleted_at', 'is', null)
    .execute());
export const setEmail = async (tx: Tx, person: PersonId, email: string): Promise<void> =>
  void (await tx
    .updateTable('persons')
    .set({ email, email_verified: true, updated_at: sql<Date>`now()` })
    .where('id', '=', person)
    .execute());
