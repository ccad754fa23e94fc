import { sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import { addressContains, containing } from '../../base/data/search.ts';
import type { OrganisationId, PersonId } from '../../base/ids.ts';

export async function findByEmail(db: Db, email: string): Promise<PersonId | null> {
  const row = await db
    .selectFrom('persons')
    .select('id')
    .where('email', '=', email)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
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
