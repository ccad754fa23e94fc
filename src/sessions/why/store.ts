import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import { newId, type PersonId, type SessionId } from '../../base/ids.ts';

/** Made for a group, though that may be gone by now; else it is somebody's own room. */
export async function isForGroups(db: Db, session: SessionId): Promise<boolean> {
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', session)
    .where('kind', '=', 'group')
    .executeTakeFirst();
  return row !== undefined;
}

export type Question = {
  readonly session: SessionId;
  readonly person: PersonId;
  readonly admin: PersonId;
};

/** Writes the question down; null: it was asked within a day. */
export async function recordQuestion(
  tx: Tx,
  asker: PersonId,
  { session, person, admin }: Question,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into access_questions as q (id, session_id, person_id, asker_id, admin_id)
    values (${newId<'access-question'>()}, ${session}, ${person}, ${asker}, ${admin})
    on conflict (session_id, person_id, asker_id, admin_id) do update set asked_at = now()
    where q.asked_at < now() - interval '1 day'
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

export const wasAsked = async (
  db: Db,
  asker: PersonId,
  { session, person, admin }: Question,
): Promise<boolean> =>
  (await db
    .selectFrom('access_questions')
    .select('id')
    .where('session_id', '=', session)
    .where('person_id', '=', person)
    .where('asker_id', '=', asker)
    .where('admin_id', '=', admin)
    .executeTakeFirst()) !== undefined;

/** What an admin was asked, while they are one and the session takes place. */
export async function findQuestion(
  db: Db,
  admin: PersonId,
  id: string,
): Promise<Pick<Question, 'session' | 'person'> | null> {
  const { rows } = await sql<Pick<Question, 'session' | 'person'>>`
    select q.session_id as session, q.person_id as person
    from access_questions q
    join sessions s on s.id = q.session_id and s.cancelled_at is null
    join organisation_members m on m.organisation_id = s.organisation_id
      and m.person_id = q.admin_id
    where q.id = ${id} and q.admin_id = ${admin} and m.role = 'admin' and m.suspended_at is null`.execute(
    db,
  );
  return rows[0] ?? null;
}
