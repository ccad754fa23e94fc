import type { Admitted } from '../../../access/admit.ts';
import { sql } from 'kysely';
import { takeFromGroups } from '../../groups/members/store.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId } from '../../../base/ids.ts';
import { byName as byNamePlace, keyIn } from '../../../base/api/cursor.ts';
import { byName } from '../../../base/data/by-name.ts';
import { addressContains, containing } from '../../../base/data/search.ts';
import type { Role } from '../standing/store.ts';

export type MemberRow = {
  readonly person: PersonId;
  readonly name: string;
  readonly key: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Date;
  readonly suspended: Date | null;
  readonly lastSignIn: Date | null;
  readonly groups: number;
};
type Search = {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly q?: string | undefined;
  readonly state?: 'active' | 'suspended' | undefined;
  readonly role?: Role | undefined;
  readonly person?: PersonId | undefined;
};

const people = byName('p.name', 'p.id');
/** One row more than the page, so that the caller knows whether there is another. */
export async function listMembers(
  db: Db,
  organisation: OrganisationId,
  { cursor, limit, q, state, role, person }: Search,
): Promise<readonly MemberRow[]> {
  const search = q
    ? sql`and (p.name ilike ${containing(q)} or ${addressContains('p.email', q)})`
    : sql``;
  const { rows } = await sql<MemberRow>`
    select p.id as person, p.name, ${people.key} as key, p.email, m.role, m.joined_at as since,
      m.suspended_at as suspended,
      greatest(
        (select max(s.created_at) from sign_ins s where s.person_id = p.id),
          (
            select j.at
            from journal j
            where j.person_id = p.id and j.kind = 'sign-in.began'
            order by j.seq desc
            limit 1
          )
      ) as "lastSignIn",
      (
        select count(*)::int
        from group_members gm
        join groups g on g.id = gm.group_id and g.deleted_at is null
        where gm.person_id = p.id and g.organisation_id = m.organisation_id
      ) as groups
    from organisation_members m
    join persons p on p.id = m.person_id and p.deleted_at is null
    where m.organisation_id = ${organisation}
      and ${people.after(keyIn(cursor, byNamePlace))} ${search}
      ${state ? sql`and (m.suspended_at is null) = ${state === 'active'}` : sql``}
      ${role ? sql`and m.role = ${role}` : sql``} ${person ? sql`and p.id = ${person}` : sql``}
    order by ${people.order}
    limit ${limit + 1}`.execute(db);
  return rows;
}

export async function findMember(db: Db, organisation: OrganisationId, person: PersonId) {
  const { rows } = await sql<{ name: string; role: Role; suspended: boolean }>`
    select p.name, m.role, m.suspended_at is not null as suspended
    from organisation_members m
    join persons p on p.id = m.person_id and p.deleted_at is null
    where m.organisation_id = ${organisation} and m.person_id = ${person}`.execute(db);
  return rows[0] ?? null;
}

export const writeRole = async (
  tx: Tx,
  _by: Admitted<'change-role'>,
  organisation: OrganisationId,
  person: PersonId,
  role: Role,
): Promise<void> =>
  void (await tx
    .updateTable('organisation_members')
    .set({ role })
    .where('organisation_id', '=', organisation)
    .where('person_id', '=', person)
    .execute());

export const writeSuspension = async (
  tx: Tx,
  _by: Admitted<'suspend-member' | 'administer-organisation'>,
  organisation: OrganisationId,
  person: PersonId,
  since: Date | null,
): Promise<void> =>
  void (await tx
    .updateTable('organisation_members')
    .set({ suspended_at: since })
    .where('organisation_id', '=', organisation)
    .where('person_id', '=', person)
    .execute());

export type GroupLeft = {
  readonly id: GroupId;
  readonly name: string;
  readonly role: 'manager' | 'member';
  /** Nobody else who counts manages it. */ readonly orphan: boolean;
};

/**
 * The groups of the organisation a person is directly in; `lock` holds their membership still until
 * the end of the transaction.
 */
export async function groupsIn(
  db: Db,
  organisation: OrganisationId,
  person: PersonId,
  lock = false,
): Promise<readonly GroupLeft[]> {
  if (lock)
    await sql`
      select
      from groups g
      where g.organisation_id = ${organisation}
        and exists (select from group_members m where m.group_id = g.id and m.person_id = ${person})
      order by g.id
      for no key update`.execute(db);
  const { rows } = await sql<GroupLeft>`
    select g.id, g.name, m.role,
      m.role = 'manager'
        and not exists (select from managers_left(g.id, array[m.person_id])) as orphan
    from group_members m
    join groups g on g.id = m.group_id and g.deleted_at is null
    where g.organisation_id = ${organisation} and m.person_id = ${person}
    order by lower(g.name), g.id`.execute(db);
  return rows;
}

export type Way = {
  readonly id: GroupId;
  readonly name: string;
  readonly role: 'manager' | 'member' | null;
  readonly through: string[];
};
/** All groups of the organisation that a person is in, each with those of theirs that lead there. */
export async function waysOf(
  db: Db,
  organisation: OrganisationId,
  person: PersonId,
): Promise<readonly Way[]> {
  const { rows } = await sql<Way>`
    with recursive reached (id, entry) as (
      select m.group_id, m.group_id
      from group_members m
      join groups g on g.id = m.group_id and g.deleted_at is null
      where g.organisation_id = ${organisation} and m.person_id = ${person}
      union
      select n.parent_id, r.entry
      from reached r
      join group_nestings n on n.child_id = r.id
      join groups p on p.id = n.parent_id and p.deleted_at is null
    )
    select g.id, g.name, max(m.role) as role,
      coalesce(
        array_agg(e.name order by lower(e.name)) filter (where e.id <> g.id), '{}'
      ) as through
    from reached r
    join groups g on g.id = r.id
    join groups e on e.id = r.entry
    left join group_members m on m.group_id = g.id and m.person_id = ${person}
    group by g.id, g.name
    order by lower(g.name), g.id
    limit 200`.execute(db);
  return rows;
}

/** These groups and those they are inside: everywhere the change shows. */
export const groupsAbove = async (
  db: Db,
  groups: readonly GroupId[],
): Promise<readonly GroupId[]> =>
  (
    await sql<{ id: GroupId }>`
      with recursive above (id) as (
        select unnest(${[...groups]}::uuid[])
        union
        select n.parent_id
        from above
        join group_nestings n on n.child_id = above.id
      )
      select id
      from above`.execute(db)
  ).rows.map(({ id }) => id);

/**
 * Takes a person out of the organisation and of all its groups; `heir` manages from now on what
 * nobody else does.
 */
export async function writeRemoval(
  tx: Tx,
  by: Admitted<'remove-member' | 'leave-organisation'>,
  organisation: OrganisationId,
  person: PersonId,
  groups: readonly GroupLeft[],
  heir: PersonId | null,
): Promise<void> {
  await takeFromGroups(tx, by, { organisation, person, groups, heir });
  await tx
    .deleteFrom('organisation_members')
    .where('organisation_id', '=', organisation)
    .where('person_id', '=', person)
    .execute();
}
