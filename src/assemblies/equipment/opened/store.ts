import { sql } from 'kysely';
import { byName } from '../../../base/data/by-name.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import { containing } from '../../../base/data/search.ts';
import type { GroupId, OrganisationId, PersonId } from '../../../base/ids.ts';

export type OpenedTo = {
  readonly id: GroupId;
  readonly name: string;
  /** Name of the other one that it is of. */
  readonly organisation: string | null;
};
export type Opened = {
  readonly bookedBy: readonly GroupId[];
  readonly seenBy: readonly GroupId[];
};

/** By name, of an assembly `a`. */
export const openedTo = (audience: 'a.id' | 'a.shown_id') => sql`(
    select coalesce(
      json_agg(
        json_build_object(
          'id', g.id, 'name', g.name,
          'organisation', case when g.organisation_id <> a.organisation_id then o.name end
        )
        order by lower(g.name), g.id
      ),
      '[]'
    )
    from audience_groups x
    join groups g on g.id = x.group_id
    join organisations o on o.id = g.organisation_id
    where x.audience_id = ${sql.ref(audience)}
  )`;
const groupNames = byName('g.name', 'g.id');
/** Those of the organisation, and of other ones those that somebody is in or administers. */
export const mayHave = (person: PersonId, organisation: OrganisationId) => sql`
  g.deleted_at is null
    and (
      g.organisation_id = ${organisation}
      or g.id in (select m.group_id from groups_of(${person}) m)
      or g.organisation_id in (
        select m.organisation_id
        from active_members m
        where m.person_id = ${person} and m.role = 'admin'
      )
    )`;
export const groupsToChoose = async (
  db: Db,
  person: PersonId,
  organisation: OrganisationId,
  q: string,
): Promise<OpenedTo[]> =>
  (
    await sql<OpenedTo>`
      select g.id, g.name, case when o.id <> ${organisation} then o.name end as organisation
      from groups g
      join organisations o on o.id = g.organisation_id
      where ${mayHave(person, organisation)} and g.name ilike ${containing(q)}
      order by ${groupNames.order}
      limit 30`.execute(db)
  ).rows;
/** Of these groups those that somebody may open its assemblies to. */
export const groupsAmong = async (
  tx: Tx,
  person: PersonId,
  organisation: OrganisationId,
  groups: readonly GroupId[],
): Promise<ReadonlySet<GroupId>> =>
  new Set(
    (
      await sql<{ id: GroupId }>`
        select g.id
        from groups g
        where g.id = any(${[...groups]}::uuid[])
          and ${mayHave(person, organisation)}`.execute(tx)
    ).rows.map(({ id }) => id),
  );
