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
 * The people of the groups that somebody manages or is admin over, and of those inside them, whose
 * addresses are not theirs to read.
 */
const kept = (asker: PersonId, organisation: OrganisationId | null) => sql`
  with recursive own (id) as (
    select m.group_id
    from counting_members m
    where m.person_id = ${asker} and m.role = 'manager'
    union
    select g.id
    from active_members a
    join groups g on g.organisation_id = a.organisation_id and g.deleted_at is null
    where a.person_id = ${asker}
      and a.role = 'admin'
      and (${organisation}::uuid is null or a.organisation_id = ${organisation})
  ),
    kept (id) as (
      select id
      from own
      union
      select n.child_id
      from kept
      join group_nestings n on n.parent_id = kept.id
      join groups g on g.id = n.child_id and g.deleted_at is null
    )
  select o.person_id as id, k.id in (select id from own) as near
  from kept k
  join group_members o on o.group_id = k.id`;
const befriended = (asker: PersonId) => sql`
  select contact_id as id
  from contacts
  where person_id = ${asker}
  union all
  select from_id
  from contact_requests
  where to_id = ${asker} and state = 'pending'`;
const administered = (asker: PersonId, organisation: OrganisationId | null) => sql`
  select b.person_id as id
  from active_members a
  join organisation_members b using (organisation_id)
  where a.person_id = ${asker}
    and a.role = 'admin'
    and (${organisation}::uuid is null or a.organisation_id = ${organisation})`;

/**
 * Is the person one whom the asker looks after: in a group they manage, or in an organisation they
 * are admin of?
 */
export async function looksAfter(db: Db, asker: PersonId, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select ${person}::uuid in (${administered(asker, null)})
      or ${person}::uuid in (select id from (${kept(asker, null)}) k where near) as yes`.execute(
    db,
  );
  return rows[0]!.yes;
}

/** May the asker know this person by their id? */
export async function mayName(db: Db, asker: PersonId, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select known
    from acquaintance(${asker}, ${person})`.execute(db);
  return rows[0]!.known;
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
      select id, bool_or(near) as near
      from (
        select id, true as near
        from (${befriended(asker)}) friends
        union all
        select id, true
        from (${administered(asker, organisation)}) own
        union all
        select id, near
        from (${kept(asker, organisation)}) kept
      ) found
      group by id
    )
    select p.id, p.name, case when k.near then p.email else '' end as email
    from known k
    join persons p on p.id = k.id and p.deleted_at is null
    where p.name ilike ${like}
      or k.near and ${addressContains('p.email', q)}
      or p.id::text = ${q}
    order by lower(p.name), p.id
    limit 30`.execute(db);
  return rows;
}
