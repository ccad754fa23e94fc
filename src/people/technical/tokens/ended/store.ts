import { sql } from 'kysely';
import type { Tx } from '../../../../base/data/database.ts';
import type { PersonId } from '../../../../base/ids.ts';

/** What is being done by them is waited for. */
export async function revokeAll(tx: Tx, person: PersonId): Promise<number> {
  await sql`
    select
    from access_tokens
    where person_id = ${person}
    order by id
    for update`.execute(tx);
  const { rows } = await sql`
    update access_tokens
    set revoked_at = now()
    where person_id = ${person} and revoked_at is null and deleted_at is null
    returning id`.execute(tx);
  return rows.length;
}
