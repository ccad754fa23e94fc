import type { Admitted } from '../../../access/admit.ts';
import { sql } from 'kysely';
import type { Page } from '../../../access/ask.ts';
import { byName } from '../../../base/data/by-name.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId } from '../../../base/ids.ts';
import type { Named } from '../../known/store.ts';
import type { GroupStanding } from './checks.ts';

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

export type Found = GroupStanding & {
  readonly id: GroupId;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly organisation: Named<OrganisationId>;
};

export const managersOf = sql`(
    select coalesce(
      json_agg(json_build_object('id', p.id, 'name', p.name) order by lower(p.name), p.id), '[]'
    )
    from group_members b
    join persons p on p.id = b.person_id
    where b.group_id = g.id and b.role = 'manager'
  )`;
/** Whether the group has a manager who counts once this one has gone. */
export const keepsManager = (person: PersonId) => sql`
    not exists (
      select
      from group_members post
      where post.group_id = g.id and post.person_id = ${person} and post.role = 'manager'
    ) or exists (select from managers_left(g.id, array[${person}]::uuid[]))`;
/** Whether it has one now, after a change of its list. */
export const isManaged = async (tx: Tx, id: GroupId): Promise<boolean> =>
  (
    await sql<{ yes: boolean }>`
      select exists (select from managers_left(${id}, '{}')) as yes`.execute(tx)
  ).rows[0]!.yes;
export const isAdmin = (me: PersonId) =>
  sql`
    exists (
      select
      from organisation_members om
      where om.organisation_id = g.organisation_id
        and om.person_id = ${me}
        and om.role = 'admin'
        and om.suspended_at is null
    )`;

export async function findGroup(db: Db, me: PersonId, id: GroupId): Promise<Found | null> {
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

const names = byName('p.name', 'p.id');
export type Standee = Named &
  Pick<GroupStanding, 'role' | 'inside' | 'admin'> & { readonly key: string };
/** Who sees a group, or only who manages it, by name. */
export async function listStanding(
  db: Db,
  group: GroupId,
  { after, limit }: Page,
  managers: boolean,
): Promise<Standee[]> {
  const { rows } = await sql<Standee>`
    with standing as (
      select person_id, true as inside, false as admin
      from people_of(${group})
      union all
      select om.person_id, false, true
      from groups g
      join organisation_members om on om.organisation_id = g.organisation_id
      where g.id = ${group} and om.role = 'admin' and om.suspended_at is null
    )
    select p.id, p.name, ${names.key} as key, c.role, s.inside, s.admin
    from (
      select person_id, bool_or(inside) as inside, bool_or(admin) as admin
      from standing
      group by person_id
    ) s
    join persons p on p.id = s.person_id and p.deleted_at is null
    left join counting_members c on c.group_id = ${group} and c.person_id = p.id
    where (not ${managers} or s.admin or c.role = 'manager')
      and ${names.after(after)}
    order by ${names.order}
    limit ${limit}`.execute(db);
  return rows;
}

/** Also of a group that is gone. */
export const groupNamed = async (db: Db, id: GroupId): Promise<string> =>
  (await sql<{ name: string }>`select name from groups where id = ${id}`.execute(db)).rows[0]
    ?.name ?? '';

export const countPeople = async (db: Db, id: GroupId): Promise<number> =>
  (await sql<{ people: number }>`select count(*)::int as people from people_of(${id})`.execute(db))
    .rows[0]!.people;

export const peopleOf = async (db: Db, id: GroupId): Promise<PersonId[]> =>
  (
    await sql<{ person: PersonId }>`select person_id as person from people_of(${id})`.execute(db)
  ).rows.map(({ person }) => person);

/** Every change of people, roles or settings raises the version. */
export const raiseVersion = async (
  tx: Tx,
  _by: Admitted<'edit-group' | 'nest-group' | 'add-to-group' | 'remove-from-group' | 'leave-group'>,
  id: GroupId,
): Promise<number> =>
  (
    await tx
      .updateTable('groups')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow()
  ).version;

/** The group and all groups it is inside of: where a change of its people is felt. */
export const upwards = async (db: Db, id: GroupId): Promise<GroupId[]> =>
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
  db: Db,
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

export type ChangeRow = {
  readonly kind: string;
  readonly at: Date;
  readonly by: string | null;
  readonly people: readonly { id: string; name: string }[];
};

/** What the journal says has happened to a group since a version. */
export async function changesSince(
  db: Db,
  group: GroupId,
  version: number,
): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select j.kind, j.at, by.name as by,
      (
        select coalesce(
          json_agg(json_build_object('id', p.id, 'name', p.name) order by lower(p.name)), '[]'
        )
        from persons p
        where p.id in (
          select value::uuid
          from jsonb_array_elements_text(coalesce(j.data -> 'persons', '[]'))
        )
      ) as people
    from journal j
    left join persons by on by.id = j.person_id
    where j.subject_id = ${group}
      and j.kind like 'group.%'
      and (j.data ->> 'version')::int > ${version}
    order by j.seq
    limit 200`.execute(db);
  return rows;
}
