import { sql, type RawBuilder } from 'kysely';
import { byName, type PlaceByName } from '../../base/data/by-name.ts';
import type { Db } from '../../base/data/database.ts';
import { containing } from '../../base/data/search.ts';
import type { AssemblyId, BookingId, GroupId, PersonId } from '../../base/ids.ts';
import type { Span } from './rules.ts';

export type Stands =
  'available' | 'in-use' | 'preparing' | 'cleaning' | 'out-of-service' | 'on-stock';
export type Line = {
  readonly key: string;
  readonly id: AssemblyId;
  readonly name: string;
  readonly place: string;
  readonly tags: string[];
  readonly stands: Stands;
  readonly inService: boolean;
  readonly books: boolean;
  readonly startup: number;
  readonly cleanup: number;
  readonly shortest: number;
  readonly longest: number;
  /** Instants as the database writes them. */
  readonly bookings: readonly {
    readonly id: BookingId;
    readonly from: string;
    readonly to: string;
    readonly blockedFrom: string;
    readonly blockedTo: string;
    readonly kind: 'booking' | 'maintenance' | 'offer';
    readonly mine: boolean;
    readonly holder: string | null;
    readonly purpose: string | null;
  }[];
  readonly busy: readonly {
    readonly from: string;
    readonly to: string;
    readonly maintenance: boolean;
  }[];
};
export type Sought = {
  readonly span: Span;
  /** Null: each booking by itself. */
  readonly grain: number | null;
  readonly q: string;
  readonly tags: readonly string[];
  readonly group: GroupId | null;
  readonly state: Stands | null;
  readonly free: Span | null;
  readonly after: PlaceByName | null;
  readonly limit: number;
};

const names = byName('a.name', 'a.id');

/** A page of assemblies, and what stands on them. */
export async function listLines(db: Db, person: PersonId, sought: Sought): Promise<Line[]> {
  const { span, grain, limit } = sought;
  const near = sql`tstzrange(${span.from}, ${span.to})`;
  const { rows } = await sql<Line>`
    with page as materialized (
      select ${names.key} as key, a.id, a.name, a.place, a.tags,
        stands_at(a, clock_timestamp()) as stands, a.state = 'in-service' as "inService",
        mine.booked as books, a.startup, a.cleanup, a.shortest, a.longest
      from assemblies_of(${person}) mine
      join assemblies a on a.id = mine.assembly_id
      where a.retired_at is null and ${names.after(sought.after)} ${narrowed(person, sought)}
      order by ${names.order}
      limit ${limit}
    ),
    standing as materialized (
      select b.*, b.holder_id is not distinct from ${person} as mine
      from page
      join bookings b on b.assembly_id = page.id
        and b.cancelled_at is null
        and b.blocked && ${near}
    ),
    shown as (${grain === null ? sql`select * from standing` : sql`select * from standing where mine`}),
    told as (
      select b.assembly_id,
        json_agg(
          json_build_object(
            'id', b.id, 'from', b.starts_at, 'to', b.ends_at, 'blockedFrom', lower(b.blocked),
            'blockedTo', upper(b.blocked), 'kind', b.kind, 'mine', b.mine, 'holder', p.name,
            'purpose', case when known.booking_id is not null then nullif(b.purpose, '') end
          )
          order by b.starts_at
        ) as bookings
      from shown b
      left join holders_known(${person}, array(select id from shown)) known
        on known.booking_id = b.id
      left join persons p on p.id = b.holder_id and known.booking_id is not null
      group by b.assembly_id
    ),
    blocks as (${grain === null ? noBlocks : blocksOf(span, grain)})
    select page.*, coalesce(told.bookings, '[]') as bookings, coalesce(blocks.busy, '[]') as busy
    from page
    left join told on told.assembly_id = page.id
    left join blocks on blocks.assembly_id = page.id
    order by page.key, page.id`.execute(db);
  return rows;
}

const noBlocks = sql`select null::uuid as assembly_id, null::json as busy where false`;
/** What others block, with what lies less than the grain apart as one. */
const blocksOf = ({ from, to }: Span, grain: number): RawBuilder<unknown> => sql`
      select island.assembly_id,
        json_agg(
          json_build_object('from', island.starts, 'to', island.ends, 'maintenance', island.kept)
          order by island.starts
        ) as busy
      from (
        select numbered.assembly_id, numbered.kept,
          greatest(min(lower(numbered.blocked)), ${from}) as starts,
          least(max(upper(numbered.blocked)), ${to}) as ends
        from (
          select parted.*,
            count(*) filter (where parted.apart) over (
              partition by parted.assembly_id, parted.kept
              order by lower(parted.blocked)
            ) as island
          from (
            select b.assembly_id, b.kind = 'maintenance' as kept, b.blocked,
              lower(b.blocked) > make_interval(secs => ${grain}) + lag(upper(b.blocked)) over (
                partition by b.assembly_id, b.kind = 'maintenance'
                order by lower(b.blocked)
              ) as apart
            from standing b
            where not b.mine
          ) parted
        ) numbered
        group by numbered.assembly_id, numbered.kept, numbered.island
      ) island
      group by island.assembly_id`;

function narrowed(person: PersonId, { q, tags, group, state, free }: Sought): RawBuilder<unknown> {
  const named = sql`and (a.name ilike ${containing(q)} or a.place ilike ${containing(q)})`;
  const forGroup = sql`
        and exists (
          select
          from audience_groups aimed
          where aimed.audience_id in (a.id, a.shown_id) and aimed.group_id = ${group}
        )
        and exists (select from (${groupsKnown(person)}) known where known.id = ${group})`;
  return sql`
        ${q ? named : sql``}
        ${tags.length > 0 ? sql`and a.tags @> ${[...tags]}::text[]` : sql``}
        ${group ? forGroup : sql``}
        ${state ? sql`and stands_at(a, clock_timestamp()) = ${state}` : sql``}
        ${free ? isFree(free) : sql``}`;
}
const isFree = ({ from, to }: Span): RawBuilder<unknown> => sql`
        and a.state = 'in-service'
        and not exists (
          select
          from bookings b
          where b.assembly_id = a.id
            and b.cancelled_at is null
            and b.blocked && tstzrange(
              ${from}::timestamptz - make_interval(secs => a.startup),
              ${to}::timestamptz + make_interval(secs => a.cleanup)
            )
        )`;

/** The groups that somebody is in, and those of an organisation that they administer. */
const groupsKnown = (person: PersonId): RawBuilder<unknown> => sql`
      select mine.group_id as id
      from groups_of(${person}) mine
      union
      select g.id
      from active_members m
      join groups g on g.organisation_id = m.organisation_id and g.deleted_at is null
      where m.person_id = ${person} and m.role = 'admin'`;

export type Choices = {
  readonly tags: { tag: string; assemblies: number }[];
  readonly groups: { id: GroupId; name: string }[];
};
export async function listChoices(db: Db, person: PersonId): Promise<Choices> {
  const { rows } = await sql<Choices>`
    with seen as materialized (
      select a.id, a.shown_id, a.tags
      from assemblies_of(${person}) mine
      join assemblies a on a.id = mine.assembly_id
      where a.retired_at is null
    )
    select
      (
        select coalesce(json_agg(common), '[]')
        from (
          select tag, count(*)::int as assemblies
          from seen
          cross join lateral unnest(seen.tags) tag
          group by tag
          order by count(*) desc, tag
          limit 60
        ) common
      ) as tags,
      (
        select coalesce(json_agg(named), '[]')
        from (
          select g.id, g.name
          from groups g
          join (${groupsKnown(person)}) known on known.id = g.id
          where g.id in (
              select aimed.group_id
              from seen
              join audience_groups aimed on aimed.audience_id in (seen.id, seen.shown_id)
            )
          order by lower(g.name), g.id
          limit 100
        ) named
      ) as groups`.execute(db);
  return rows[0]!;
}
