import { sql } from 'kysely';
import type { Db } from '../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId, SessionId } from '../base/ids.ts';
import type { Subject } from '../access/subject.ts';

/**
 * Of `among`, those who belong to one of these groups by rows and are not suspended there: they
 * look at their lists again.
 */
export async function peopleIn(
  db: Db,
  groups: readonly string[],
  among: readonly PersonId[],
): Promise<PersonId[]> {
  if (groups.length === 0 || among.length === 0) return [];
  const { rows } = await sql<{ id: PersonId }>`
    with recursive inside (id) as (
      select g
      from unnest(${groups}::uuid[]) g
      union
      select n.child_id
      from inside
      join group_nestings n on n.parent_id = inside.id
    )
    select distinct m.person_id as id
    from inside
    join groups g on g.id = inside.id
    join group_members m on m.group_id = inside.id
    where m.person_id = any(${among}::uuid[])
      and not exists (
        select
        from organisation_members om
        where om.organisation_id = g.organisation_id
          and om.person_id = m.person_id
          and om.suspended_at is not null
      )`.execute(db);
  return rows.map((row) => row.id);
}

/** Of these ids, the sessions. */
export const sessionsById = async (db: Db, ids: readonly string[]): Promise<Subject[]> =>
  (
    await sql<Subject>`
      select id, organisation_id as organisation, title
      from sessions
      where id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;

/** Sessions for this group alone that still take place, by title. */
export const sessionsLeftBy = async (db: Db, group: GroupId) =>
  (
    await sql<{ id: SessionId; title: string }>`
      select s.id, s.title
      from audience_groups a
      join sessions s on s.id = a.audience_id
      where a.group_id = ${group}
        and not exists (
          select
          from audience_groups o
          where o.audience_id = s.id and o.group_id <> a.group_id
        )
        and s.cancelled_at is null
        and exists (
          select
          from events e
          where e.session_id = s.id and e.ends_at > now() and e.cancelled_at is null
        )
      order by lower(s.title), s.id
      limit 2000`.execute(db)
  ).rows;

/** Null: there is no such session any more. */
export const isCancelled = async (db: Db, session: SessionId): Promise<boolean | null> => {
  const row = await db
    .selectFrom('sessions')
    .select('cancelled_at')
    .where('id', '=', session)
    .executeTakeFirst();
  return row ? row.cancelled_at !== null : null;
};

/** Of `among`, admins of the organisation: they manage its sessions without being in the groups. */
export async function adminsOf(
  db: Db,
  organisation: OrganisationId,
  among: readonly PersonId[],
): Promise<PersonId[]> {
  if (among.length === 0) return [];
  const rows = await db
    .selectFrom('organisation_members')
    .select('person_id')
    .where('organisation_id', '=', organisation)
    .where('role', '=', 'admin')
    .where('suspended_at', 'is', null)
    .where('person_id', 'in', [...among])
    .execute();
  return rows.map((row) => row.person_id);
}
