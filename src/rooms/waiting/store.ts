import { sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import type { GuestId, KnockId, PersonId, SessionId } from '../../base/ids.ts';

export type Open = {
  readonly id: KnockId;
  readonly session: SessionId;
  readonly person: PersonId | null;
  readonly guest: GuestId | null;
};
/** Requests that wait and Allows that were not used, at all doors. */
export async function listOpen(db: Db, only: readonly KnockId[] | null): Promise<Open[]> {
  const { rows } = await sql<Open>`/* open-knocks */
    select id, session_id as session, person_id as person, guest_id as guest
    from knocks
    where (state = 'pending' or state = 'allowed' and entered_at is null)
      and expires_at > clock_timestamp()
      and (${only}::uuid[] is null or id = any(${only}::uuid[]))
    order by session_id, id`.execute(db);
  return rows;
}
/** Who is told of requests at a door they do not run. */
export async function listStray(db: Db): Promise<{ session: SessionId; person: PersonId }[]> {
  const { rows } = await sql<{ session: SessionId; person: PersonId }>`/* stray-notices */
    select n.subject_id as session, n.person_id as person
    from notices n
    where n.kind = 'knock'
      and n.settled_at is null
      and not exists (select from hosts_of(n.subject_id) h where h.person_id = n.person_id)`.execute(
    db,
  );
  return rows;
}
