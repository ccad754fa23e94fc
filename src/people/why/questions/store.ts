import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import { newId, type PersonId } from '../../../base/ids.ts';

/** Somebody asks an admin to repair that a person does not pass this gate. */
export type Question = {
  readonly gate: string;
  readonly subject: string;
  readonly person: PersonId;
  readonly admin: PersonId;
};

/** Writes the question down; null: it was asked within a day. */
export async function recordQuestion(
  tx: Tx,
  asker: PersonId,
  { gate, subject, person, admin }: Question,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into access_questions as q (id, gate, subject_id, person_id, asker_id, admin_id)
    values (${newId<'access-question'>()}, ${gate}, ${subject}, ${person}, ${asker}, ${admin})
    on conflict (subject_id, gate, person_id, asker_id, admin_id) do update set asked_at = now()
    where q.asked_at < now() - interval '1 day'
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

export const wasAsked = async (
  db: Db,
  asker: PersonId,
  { gate, subject, person, admin }: Question,
): Promise<boolean> =>
  (await db
    .selectFrom('access_questions')
    .select('id')
    .where('subject_id', '=', subject)
    .where('gate', '=', gate)
    .where('person_id', '=', person)
    .where('asker_id', '=', asker)
    .where('admin_id', '=', admin)
    .executeTakeFirst()) !== undefined;

/** What an admin was asked, while they are one where the subject belongs. */
export async function findQuestion(db: Db, admin: PersonId, id: string): Promise<Question | null> {
  const { rows } = await sql<Question>`
    select q.gate, q.subject_id as subject, q.person_id as person, q.admin_id as admin
    from access_questions q
    join audiences a on a.id = q.subject_id
    join active_members m on m.organisation_id = a.organisation_id and m.person_id = q.admin_id
    where q.id = ${id} and q.admin_id = ${admin} and m.role = 'admin'`.execute(db);
  return rows[0] ?? null;
}
