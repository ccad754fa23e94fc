import type { Admitted } from '../../access/admit.ts';
import { sql } from 'kysely';
import { containing } from '../../base/data/search.ts';
import { byName, type PlaceByName } from '../../base/data/by-name.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId } from '../../base/ids.ts';
import type { Subject } from '../../access/subject.ts';
import { leaveAudiences } from '../audience/store.ts';
import type { Named } from '../known/store.ts';
import { isAdmin, keepsManager, managersOf } from './standing/store.ts';

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
  readonly keeps: boolean;
  readonly admin: boolean;
};
type Search = {
  readonly q: string;
  readonly after: PlaceByName | null;
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

const groups = byName('g.name', 'g.id');
/** People are counted for the rows of this page only. */
export async function listGroups(
  db: Db,
  me: PersonId,
  of: Of,
  { q, after, limit }: Search,
): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    with page as (
      select g.*, ${groups.key} as key
      from groups g
      where g.deleted_at is null
        and ${narrowed(me, of)}
          ${
            q
              ? sql`
            and (g.name ilike ${containing(q)} or g.description ilike ${containing(q)})`
              : sql``
          }
          and ${groups.after(after)}
      order by ${groups.order}
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
      ${keepsManager(me)} as keeps, ${isAdmin(me)} as admin
    from page g
    join organisations o on o.id = g.organisation_id
    order by g.key, g.id`.execute(db);
  return rows;
}

/** Of these ids, the groups, also those that are gone. */
export const groupsById = async (db: Db, ids: readonly string[]): Promise<Subject[]> =>
  (
    await sql<Subject>`
      select id, organisation_id as organisation, name as title
      from groups
      where id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;

export const addGroup = (
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
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

export const describe = (
  tx: Tx,
  _by: Admitted<'edit-group'>,
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
 * The row stays, so that the journal keeps its sense. Answers what was for it and is for one group
 * less from now on.
 */
export async function removeGroup(
  tx: Tx,
  by: Admitted<'delete-group'>,
  id: GroupId,
): Promise<readonly string[]> {
  await tx
    .updateTable('groups')
    .set({ deleted_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
  await sql`delete from group_nestings where parent_id = ${id} or child_id = ${id}`.execute(tx);
  return leaveAudiences(tx, by, id);
}
