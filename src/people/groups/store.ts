import { sql } from 'kysely';
import { containing } from '../../base/data/search.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId, SessionId } from '../../base/ids.ts';
import type { GroupFacts, LeaveFacts } from './checks.ts';

type Handle = Db | Tx;
export type Named<I extends string = PersonId> = { readonly id: I; readonly name: string };

/** One writer at a time in a group; of several, in the order of their ids. */
export const lockGroups = async (tx: Tx, ids: readonly GroupId[]): Promise<number> =>
  ids.length === 0
    ? 0
    : (
        await sql`
          select id
          from groups
          where id = any(${[...ids]}::uuid[]) and deleted_at is null
          order by id
          for update`.execute(tx)
      ).rows.length;

/** Nestings of one organisation change one after the other: a cycle needs two. */
export const lockNestings = (tx: Tx, organisation: OrganisationId) =>
  sql`
    select pg_advisory_xact_lock(hashtextextended(${`group nestings ${organisation}`}, 0))`.execute(
    tx,
  );

export type Found = GroupFacts & {
  readonly id: GroupId;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly organisation: Named<OrganisationId>;
};

const managersOf = sql`(
    select coalesce(
      json_agg(json_build_object('id', p.id, 'name', p.name) order by lower(p.name), p.id), '[]'
    )
    from group_members b
    join persons p on p.id = b.person_id
    where b.group_id = g.id and b.role = 'manager'
  )`;
const isAdmin = (me: PersonId) =>
  sql`
    exists (
      select
      from organisation_members om
      where om.organisation_id = g.organisation_id
        and om.person_id = ${me}
        and om.role = 'admin'
        and om.suspended_at is null
    )`;

export async function findGroup(db: Handle, me: PersonId, id: GroupId): Promise<Found | null> {
  const { rows } = await sql<{
    name: string;
    description: string;
    version: number;
    organisation_id: OrganisationId;
    organisation: string;
    role: 'manager' | 'member' | null;
    inside: boolean;
    admin: boolean;
    managers: Named[];
  }>`
    select g.name, g.description, g.version, o.id as organisation_id, o.name as organisation,
      (
        select c.role
        from counting_members c
        where c.group_id = g.id and c.person_id = ${me}
      ) as role,
      exists (select from groups_of(${me}) mine where mine.group_id = g.id) as inside,
      ${isAdmin(me)} as admin, ${managersOf} as managers
    from groups g
    join organisations o on o.id = g.organisation_id
    where g.id = ${id} and g.deleted_at is null`.execute(db);
  const row = rows[0];
  if (!row) return null;
  const {
    name,
    description,
    version,
    organisation_id,
    organisation,
    role,
    inside,
    admin,
    managers,
  } = row;
  return {
    id,
    name,
    description,
    version,
    organisation: { id: organisation_id, name: organisation },
    group: { id, name, organisation },
    role,
    inside,
    admin,
    managers,
  };
}

/** Also of a group that is gone. */
export const groupNamed = async (db: Handle, id: GroupId): Promise<string> =>
  (await sql<{ name: string }>`select name from groups where id = ${id}`.execute(db)).rows[0]
    ?.name ?? '';

/** The same with what leaving means for `person`. */
export async function findLeaving(db: Handle, found: Found, person: PersonId): Promise<LeaveFacts> {
  const { rows } = await sql<{ listed: boolean; left: number }>`
    select exists (
      select
      from group_members m
      where m.group_id = ${found.id} and m.person_id = ${person}
    ) as listed,
      (
        select count(*)::int
        from group_members m
        where m.group_id = ${found.id} and m.role = 'manager' and m.person_id <> ${person}
      ) as left`.execute(db);
  return { ...found, ...rows[0]! };
}

export type Listed = {
  readonly id: GroupId;
  readonly name: string;
  readonly key: string;
  readonly description: string;
  readonly organisation: Named<OrganisationId>;
  readonly people: number;
  readonly managers: readonly Named[];
  readonly role: 'manager' | 'member' | null;
  readonly listed: boolean;
  readonly admin: boolean;
};
type Search = {
  readonly q: string;
  readonly after: readonly string[] | null;
  readonly limit: number;
};
/** `of` narrows to groups somebody manages or takes part in, or to all of an organisation. */
type Of =
  | { readonly as: 'manager' | 'member'; readonly organisation: OrganisationId | null }
  | { readonly all: OrganisationId };

const narrowed = (me: PersonId, of: Of) => {
  if ('all' in of) return sql`g.organisation_id = ${of.all}`;
  const mine =
    of.as === 'manager'
      ? sql`
        select c.group_id
        from counting_members c
        where c.person_id = ${me} and c.role = 'manager'`
      : sql`
        select group_id
        from groups_of(${me})
        except
        select c.group_id
        from counting_members c
        where c.person_id = ${me} and c.role = 'manager'`;
  return sql`
    g.id in (${mine}) ${of.organisation ? sql`and g.organisation_id = ${of.organisation}` : sql``}`;
};

/** People are counted for the rows of this page only. */
export async function listGroups(
  db: Handle,
  me: PersonId,
  of: Of,
  { q, after, limit }: Search,
): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    with page as (
      select g.*, lower(g.name) as key
      from groups g
      where g.deleted_at is null
        and ${narrowed(me, of)}
          ${
            q
              ? sql`
            and (g.name ilike ${containing(q)} or g.description ilike ${containing(q)})`
              : sql``
          }
          ${after ? sql`and (lower(g.name), g.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
      order by lower(g.name), g.id
      limit ${limit + 1}
    )
    select g.id, g.name, g.key, g.description,
      json_build_object('id', o.id, 'name', o.name) as organisation,
      (select count(*)::int from people_of(g.id)) as people, ${managersOf} as managers,
      (
        select c.role
        from counting_members c
        where c.group_id = g.id and c.person_id = ${me}
      ) as role,
      exists (
        select
        from group_members m
        where m.group_id = g.id and m.person_id = ${me}
      ) as listed,
      ${isAdmin(me)} as admin
    from page g
    join organisations o on o.id = g.organisation_id
    order by g.key, g.id`.execute(db);
  return rows;
}

export const countPeople = async (db: Handle, id: GroupId): Promise<number> =>
  (await sql<{ people: number }>`select count(*)::int as people from people_of(${id})`.execute(db))
    .rows[0]!.people;

export const peopleOf = async (db: Handle, id: GroupId): Promise<PersonId[]> =>
  (
    await sql<{ person: PersonId }>`select person_id as person from people_of(${id})`.execute(db)
  ).rows.map(({ person }) => person);

export const insideOf = async (
  db: Handle,
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

export const groupsInside = async (db: Handle, me: PersonId, id: GroupId) =>
  (
    await sql<Named<GroupId> & { people: number; yours: boolean }>`
      select g.id, g.name, (select count(*)::int from people_of(g.id)) as people,
        g.id in (select group_id from groups_of(${me})) or ${isAdmin(me)} as yours
      from group_nestings n
      join groups g on g.id = n.child_id and g.deleted_at is null
      where n.parent_id = ${id}
      order by lower(g.name)`.execute(db)
  ).rows;

/** Sessions that still take place and would have no group. */
export const sessionsOf = async (db: Handle, id: GroupId) =>
  (
    await sql<{ id: SessionId; title: string }>`
      select s.id, s.title
      from sessions s
      where s.group_id = ${id}
        and s.cancelled_at is null
        and exists (
          select
          from events e
          where e.session_id = s.id and e.ends_at > now() and e.cancelled_at is null
        )
      order by lower(s.title), s.id
      limit 2000`.execute(db)
  ).rows;

export const addGroup = (
  tx: Tx,
  row: {
    readonly id: GroupId;
    readonly organisation: OrganisationId;
    readonly name: string;
    readonly description: string;
  },
) =>
  tx
    .insertInto('groups')
    .values({
      id: row.id,
      organisation_id: row.organisation,
      name: row.name,
      description: row.description,
      deleted_at: null,
    })
    .execute();

/** Every change of people, roles or settings raises the version. */
export const raiseVersion = async (tx: Tx, id: GroupId): Promise<number> =>
  (
    await tx
      .updateTable('groups')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow()
  ).version;

export const describe = (
  tx: Tx,
  id: GroupId,
  change: { readonly name?: string | undefined; readonly description?: string | undefined },
) =>
  tx
    .updateTable('groups')
    .set({
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.description === undefined ? {} : { description: change.description }),
    })
    .where('id', '=', id)
    .execute();

/**
 * The row stays, so that the journal keeps its sense; its sessions are for no group from now on.
 */
export async function removeGroup(tx: Tx, id: GroupId): Promise<void> {
  await tx
    .updateTable('groups')
    .set({ deleted_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
  await sql`
    update sessions
    set group_id = null, version = version + 1
    where group_id = ${id}`.execute(tx);
  await sql`delete from group_nestings where parent_id = ${id} or child_id = ${id}`.execute(tx);
}

/** Whoever is on no list in or below a group hosts none of its sessions. */
export const dropHosts = (tx: Tx, groups: readonly GroupId[]) =>
  sql`
    with recursive below (root, id) as (
      select g, g
      from unnest(${[...groups]}::uuid[]) g
      union
      select below.root, n.child_id
      from below
      join group_nestings n on n.parent_id = below.id
    )
    delete
    from session_hosts h using sessions s
    where s.id = h.session_id
      and s.group_id = any(${[...groups]}::uuid[])
      and not exists (
        select
        from below
        join group_members m on m.group_id = below.id
        where below.root = s.group_id and m.person_id = h.person_id
      )`.execute(tx);

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

export async function nest(tx: Tx, outer: GroupId, inner: GroupId): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('group_nestings')
    .values({ parent_id: outer, child_id: inner })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
export async function unnest(tx: Tx, outer: GroupId, inner: GroupId): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('group_nestings')
    .where('parent_id', '=', outer)
    .where('child_id', '=', inner)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Groups of the same organisation that the person manages and that would make no cycle. */
export const innerCandidates = async (db: Handle, me: PersonId, outer: Found, q: string) =>
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

/** The group and all groups it is inside of: where a change of its people is felt. */
export const upwards = async (db: Handle, id: GroupId): Promise<GroupId[]> =>
  (
    await sql<{ id: GroupId }>`
      with recursive above (id) as (
        select ${id}::uuid
        union
        select n.parent_id
        from above
        join group_nestings n on n.child_id = above.id
      )
      select id
      from above`.execute(db)
  ).rows.map((row) => row.id);

/**
 * Of these people, who sees which of these groups now, and who is on a list in or below one of
 * them, seen or not.
 */
export async function standings(
  db: Handle,
  groups: readonly string[],
  people: readonly PersonId[],
): Promise<readonly { person: PersonId; group: GroupId; sees: boolean }[]> {
  const { rows } = await sql<{ person: PersonId; group: GroupId; sees: boolean }>`
    with recursive asked (id) as (select unnest(${[...groups]}::uuid[])),
      here (person) as (select unnest(${[...people]}::uuid[])),
      below (root, id) as (
        select id, id
        from asked
        union
        select below.root, n.child_id
        from below
        join group_nestings n on n.parent_id = below.id
      )
    select here.person, asked.id as group, bool_or(found.sees) as sees
    from asked
    join lateral (
      select p.person_id as person, true as sees
      from people_of(asked.id) p
      union all
      select om.person_id, true
      from groups g
      join organisation_members om on om.organisation_id = g.organisation_id
        and om.role = 'admin'
        and om.suspended_at is null
      where g.id = asked.id and g.deleted_at is null
      union all
      select m.person_id, false
      from below
      join group_members m on m.group_id = below.id
      join groups g on g.id = asked.id
      where below.root = asked.id
        and not exists (
          select
          from organisation_members om
          where om.organisation_id = g.organisation_id
            and om.person_id = m.person_id
            and om.suspended_at is not null
        )
    ) found on true
    join here on here.person = found.person
    group by 1, 2`.execute(db);
  return rows;
}
