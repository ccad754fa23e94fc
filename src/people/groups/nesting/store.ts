import type { Admitted } from '../../../access/admit.ts';
import { sql } from 'kysely';
import { containing } from '../../../base/data/search.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId } from '../../../base/ids.ts';
import type { Named } from '../../known/store.ts';
import { type Found, isAdmin } from '../standing/store.ts';

/** Nestings of one organisation change one after the other: a cycle needs two. */
export const lockNestings = (tx: Tx, organisation: OrganisationId) =>
  sql`
    select pg_advisory_xact_lock(hashtextextended(${`group nestings ${organisation}`}, 0))`.execute(
    tx,
  );

export const insideOf = async (
  db: Db,
  me: PersonId,
  id: GroupId,
): Promise<readonly Named<GroupId>[]> =>
  (
    await sql<Named<GroupId>>`
      select g.id, g.name
      from group_nestings n
      join groups g on g.id = n.parent_id and g.deleted_at is null
      where n.child_id = ${id}
        and (g.id in (select group_id from groups_of(${me})) or ${isAdmin(me)})
      order by lower(g.name)`.execute(db)
  ).rows;

export const groupsInside = async (db: Db, me: PersonId, id: GroupId) =>
  (
    await sql<Named<GroupId> & { people: number; yours: boolean }>`
      select g.id, g.name, (select count(*)::int from people_of(g.id)) as people,
        g.id in (select group_id from groups_of(${me})) or ${isAdmin(me)} as yours
      from group_nestings n
      join groups g on g.id = n.child_id and g.deleted_at is null
      where n.parent_id = ${id}
      order by lower(g.name)`.execute(db)
  ).rows;

/** The group that shall be put into `outer`; `contains`: `outer` is it, or is inside it already. */
export async function findInner(tx: Tx, me: PersonId, outer: GroupId, inner: GroupId) {
  const { rows } = await sql<{
    name: string;
    organisation: OrganisationId;
    visible: boolean;
    managed: boolean;
    contains: boolean;
  }>`
    with recursive below (id) as (
      select ${inner}::uuid
      union
      select n.child_id
      from below
      join group_nestings n on n.parent_id = below.id
    )
    select g.name, g.organisation_id as organisation,
      exists (
        select
        from groups_of(${me}) mine
        where mine.group_id = g.id
      ) or ${isAdmin(me)} as visible,
      exists (
        select
        from counting_members c
        where c.group_id = g.id and c.person_id = ${me} and c.role = 'manager'
      ) or ${isAdmin(me)} as managed,
      ${outer}::uuid in (select id from below) as contains
    from groups g
    where g.id = ${inner} and g.deleted_at is null`.execute(tx);
  return rows[0];
}

export async function nest(
  tx: Tx,
  _by: Admitted<'nest-group'>,
  outer: GroupId,
  inner: GroupId,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('group_nestings')
    .values({ parent_id: outer, child_id: inner })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
export async function unnest(
  tx: Tx,
  _by: Admitted<'edit-group'>,
  outer: GroupId,
  inner: GroupId,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('group_nestings')
    .where('parent_id', '=', outer)
    .where('child_id', '=', inner)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Groups of the same organisation that the person manages and that would make no cycle. */
export const innerCandidates = async (db: Db, me: PersonId, outer: Found, q: string) =>
  (
    await sql<Named<GroupId>>`
      with recursive above (id) as (
        select ${outer.id}::uuid
        union
        select n.parent_id
        from above
        join group_nestings n on n.child_id = above.id
      )
      select g.id, g.name
      from groups g
      where g.organisation_id = ${outer.organisation.id}
        and g.deleted_at is null
        and g.id not in (select id from above)
        and not exists (
          select
          from group_nestings n
          where n.parent_id = ${outer.id} and n.child_id = g.id
        )
        and (
          exists (
            select
            from counting_members c
            where c.group_id = g.id and c.person_id = ${me} and c.role = 'manager'
          )
          or ${isAdmin(me)}
        ) ${q ? sql`and g.name ilike ${containing(q)}` : sql``}
      order by lower(g.name), g.id
      limit 50`.execute(db)
  ).rows;
