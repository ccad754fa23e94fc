import { addressContains, containing } from '../../base/data/search.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import { newId, type OrganisationId, type PersonId, type SessionId } from '../../base/ids.ts';

export async function findByEmail(db: Db, email: string): Promise<PersonId | null> {
  const row = await db
    .selectFrom('persons')
    .select('id')
    .where('email', '=', email)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

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

/** Has the asker sent a contact request to an address that nobody has yet? */
export async function hasAsked(db: Db, asker: PersonId, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('contact_requests')
    .select('id')
    .where('from_id', '=', asker)
    .where('to_email', '=', email)
    .where('state', 'in', ['pending', 'declined'])
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Is the person one whom the asker looks after: in a group they manage, or in an organisation they
 * are admin of?
 */
export async function looksAfter(db: Db, asker: PersonId, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (
      select
      from organisation_members a
      join organisation_members b using (organisation_id)
      where a.person_id = ${asker}
        and a.role = 'admin'
        and a.suspended_at is null
        and b.person_id = ${person}
    ) or exists (
      select
      from counting_members m
      join group_members o on o.group_id = m.group_id and o.person_id = ${person}
      where m.person_id = ${asker} and m.role = 'manager'
    ) as yes`.execute(db);
  return rows[0]!.yes;
}

/**
 * May the asker know this person by their id: contact, same organisation, looked after, or one who
 * has asked them for contact.
 */
export async function mayName(db: Db, asker: PersonId, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (
      select
      from contacts c
      where c.person_id = ${asker} and c.contact_id = ${person}
    ) or exists (
      select
      from contact_requests r
      where r.to_id = ${asker} and r.from_id = ${person} and r.state = 'pending'
    ) or exists (
      select
      from organisation_members a
      join organisation_members b using (organisation_id)
      where a.person_id = ${asker} and a.suspended_at is null and b.person_id = ${person}
    ) or exists (
      select
      from counting_members m
      join group_members o on o.group_id = m.group_id and o.person_id = ${person}
      where m.person_id = ${asker} and m.role = 'manager'
    ) as yes`.execute(db);
  return rows[0]!.yes;
}

export async function listPeopleToCheck(
  db: Db,
  asker: PersonId,
  organisation: OrganisationId | null,
  q: string,
): Promise<{ id: PersonId; name: string; email: string }[]> {
  const like = containing(q);
  const { rows } = await sql<{ id: PersonId; name: string; email: string }>`
    with known as (
      select contact_id as id
      from contacts
      where person_id = ${asker}
      union
      select from_id
      from contact_requests
      where to_id = ${asker} and state = 'pending'
      union
      select o.person_id
      from counting_members m
      join group_members o on o.group_id = m.group_id
      where m.person_id = ${asker} and m.role = 'manager'
      union
      select b.person_id
      from organisation_members a
      join organisation_members b using (organisation_id)
      where a.person_id = ${asker}
        and a.role = 'admin'
        and a.suspended_at is null
        and (${organisation}::uuid is null or a.organisation_id = ${organisation})
    )
    select p.id, p.name, p.email
    from persons p
    where p.id in (select id from known)
      and p.deleted_at is null
      and (p.name ilike ${like} or ${addressContains('p.email', q)} or p.id::text = ${q})
    order by lower(p.name), p.id
    limit 30`.execute(db);
  return rows;
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
