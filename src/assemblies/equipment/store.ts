import { sql } from 'kysely';
import type { Admitted } from '../../access/admit.ts';
import type { Subject } from '../../access/subject.ts';
import { byName, type PlaceByName } from '../../base/data/by-name.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import { containing } from '../../base/data/search.ts';
import {
  audienceOf,
  newId,
  type AssemblyId,
  type AudienceId,
  type OrganisationId,
  type PersonId,
  type QualificationId,
} from '../../base/ids.ts';
import { setAudience } from '../../people/audience/store.ts';
import { openedTo, type Opened, type OpenedTo } from './opened/store.ts';
import type { Settings, State } from './rules.ts';

export type Listed = {
  readonly id: AssemblyId;
  readonly name: string;
  readonly key: string;
  readonly place: string;
  readonly tags: string[];
  readonly state: State;
  readonly reason: string;
  readonly retired: Date | null;
  readonly version: number;
  readonly bookedBy: OpenedTo[];
  readonly seenBy: OpenedTo[];
};
export type Found = Omit<Listed, 'key' | keyof Settings> &
  Settings & {
    readonly shown: AudienceId;
    readonly organisation: { readonly id: OrganisationId; readonly name: string };
  };

const names = byName('a.name', 'a.id');
const listed = sql`
  a.id, a.name, a.place, a.tags, a.state, a.state_reason as reason, a.retired_at as retired,
    a.version, ${openedTo('a.id')} as "bookedBy", ${openedTo('a.shown_id')} as "seenBy"`;

type Search = {
  readonly q: string;
  readonly tag: string | null;
  readonly state: State | null;
  readonly retired: boolean;
  readonly after: PlaceByName | null;
  readonly limit: number;
};
export async function listAssemblies(
  db: Db,
  organisation: OrganisationId,
  { q, tag, state, retired, after, limit }: Search,
): Promise<Listed[]> {
  const like = containing(q);
  const { rows } = await sql<Listed>`
    with page as (
      select a.*, ${names.key} as key
      from assemblies a
      where a.organisation_id = ${organisation}
        and (a.retired_at is not null) = ${retired}
        and (${tag}::text is null or a.tags @> array[${tag}::text])
        and (${state}::text is null or a.state = ${state})
        ${q ? sql`and (a.name ilike ${like} or a.place ilike ${like} or a.description ilike ${like})` : sql``}
        and ${names.after(after)}
      order by ${names.order}
      limit ${limit + 1}
    )
    select ${listed}, a.key
    from page a
    order by a.key, a.id`.execute(db);
  return rows;
}

export async function findAssembly(db: Db, id: AssemblyId): Promise<Found | null> {
  const { rows } = await sql<Found>`
    select ${listed}, a.shown_id as shown,
      json_build_object('id', o.id, 'name', o.name) as organisation, a.description, a.connection,
      a.links, a.startup, a.cleanup, a.shortest, a.longest, a.horizon, a.no_show as "noShow",
      a.qualification_id as qualification, a.on_access_lost as "onAccessLost"
    from assemblies a
    join organisations o on o.id = a.organisation_id
    where a.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** One writer at a time: of its settings, and of the claims on it. */
export const lockAssembly = async (tx: Tx, id: AssemblyId): Promise<void> =>
  void (await sql`select from assemblies where id = ${id} for no key update`.execute(tx));

export const assembliesById = async (db: Db, ids: readonly string[]): Promise<Subject[]> =>
  (
    await sql<Subject>`
      select id, organisation_id as organisation, name as title
      from assemblies
      where id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;

export const tagsIn = async (
  db: Db,
  organisation: OrganisationId,
): Promise<{ tag: string; assemblies: number }[]> =>
  (
    await sql<{ tag: string; assemblies: number }>`
      select t.tag, count(*)::int as assemblies
      from assemblies a
      cross join lateral unnest(a.tags) t (tag)
      where a.organisation_id = ${organisation} and a.retired_at is null
      group by t.tag
      order by assemblies desc, t.tag
      limit 500`.execute(db)
  ).rows;

const columnsOf = ({ links, reason, noShow, qualification, onAccessLost, ...rest }: Settings) => ({
  ...rest,
  tags: [...rest.tags],
  links: JSON.stringify(links),
  state_reason: reason,
  no_show: noShow,
  qualification_id: qualification as QualificationId | null,
  on_access_lost: onAccessLost,
});
export async function insertAssembly(
  tx: Tx,
  by: Admitted<'administer-organisation'>,
  made: { readonly organisation: OrganisationId; readonly by: PersonId },
  settings: Settings,
  { bookedBy, seenBy }: Opened,
): Promise<AssemblyId> {
  const [id, shown] = [newId<'assembly'>(), newId<'audience'>()];
  await tx
    .insertInto('assemblies')
    .values({
      id,
      shown_id: shown,
      organisation_id: made.organisation,
      created_by: made.by,
      retired_at: null,
      ...columnsOf(settings),
    })
    .execute();
  await setAudience(tx, by, audienceOf(id), bookedBy);
  await setAudience(tx, by, shown, seenBy);
  return id;
}

export async function updateAssembly(
  tx: Tx,
  by: Admitted<'manage-assembly'>,
  { id, shown }: Pick<Found, 'id' | 'shown'>,
  settings: Settings,
  { bookedBy, seenBy }: Opened,
): Promise<number> {
  await setAudience(tx, by, audienceOf(id), bookedBy);
  await setAudience(tx, by, shown, seenBy);
  const { version } = await tx
    .updateTable('assemblies')
    .set((eb) => ({ ...columnsOf(settings), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export const setRetired = async (
  tx: Tx,
  _by: Admitted<'manage-assembly'>,
  id: AssemblyId,
  retired: boolean,
): Promise<number> =>
  (
    await tx
      .updateTable('assemblies')
      .set((eb) => ({
        retired_at: retired ? sql<Date>`now()` : null,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow()
  ).version;
