import { sql, type RawBuilder } from 'kysely';
import type { Admitted } from '../../access/admit.ts';
import type { Subject } from '../../access/subject.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import type { OverBecause } from '../../base/data/tables.ts';
import {
  newId,
  type AssemblyId,
  type BookingId,
  type GroupId,
  type OrganisationId,
  type PersonId,
} from '../../base/ids.ts';
import type { Wanted } from '../gate/claims/store.ts';

type Named<Id> = { readonly id: Id; readonly name: string };
export type BookingRow = {
  readonly id: BookingId;
  readonly assembly: Named<AssemblyId>;
  readonly organisation: Named<OrganisationId>;
  readonly kind: 'booking' | 'maintenance' | 'offer';
  readonly starts: Date;
  readonly ends: Date;
  readonly blocked_from: Date;
  readonly blocked_to: Date;
  readonly mine: boolean;
  readonly holder_id: PersonId | null;
  /** null: of nobody, or not told. */
  readonly holder: Named<PersonId> | null;
  readonly group: Named<GroupId> | null;
  readonly purpose: string;
  readonly series: string | null;
  readonly flagged: boolean;
  readonly released: boolean;
  readonly cancelled: boolean;
  readonly because: OverBecause | null;
  readonly epoch: string | null;
};
/** As this person may know them, in the order of their ids as given. */
export async function describeBookings(
  db: Db,
  person: PersonId,
  bookings: readonly BookingId[],
): Promise<BookingRow[]> {
  const ids = sql`${[...bookings]}::uuid[]`;
  const { rows } = await sql<BookingRow>`/* bookings-described */
    select b.id, jsonb_build_object('id', a.id, 'name', a.name) as assembly,
      jsonb_build_object('id', o.id, 'name', o.name) as organisation, b.kind,
      b.starts_at as starts, b.ends_at as ends, lower(b.blocked) as blocked_from,
      upper(b.blocked) as blocked_to, b.holder_id is not distinct from ${person}::uuid as mine,
      b.holder_id, b.purpose, b.series_id as series, b.flagged_at is not null as flagged,
      b.released_at is not null as released, b.cancelled_at is not null as cancelled,
      b.over_because as because, b.epoch,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as holder,
      case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name) end as "group"
    from unnest(${ids}) with ordinality wanted (id, n)
    join bookings b on b.id = wanted.id
    join assemblies a on a.id = b.assembly_id
    join organisations o on o.id = a.organisation_id
    left join holders_known(${person}, ${ids}) known on known.booking_id = b.id
    left join persons p on p.id = b.holder_id and known.booking_id is not null
    left join groups g on g.id = b.group_id and known.booking_id is not null
    order by wanted.n`.execute(db);
  return rows;
}

/** What one person claims through their groups is counted by one change at a time. */
export const lockClaimant = async (tx: Tx, person: PersonId): Promise<void> =>
  void (await sql`
    select pg_advisory_xact_lock(hashtextextended(${`bookings of ${person}`}, 0))`.execute(tx));
/**
 * One writer at a time on each of these, in one order. It is a statement of its own: what is read
 * after it is what was committed by whoever had them before.
 */
export const lockAssemblies = async (tx: Tx, assemblies: readonly AssemblyId[]): Promise<void> =>
  void (await sql`
    select
    from assemblies
    where id = any(${[...assemblies]}::uuid[])
    order by id
    for no key update`.execute(tx));

export type Claiming = Wanted & { readonly group: GroupId | null };
type Made = {
  readonly holder: PersonId;
  readonly by: PersonId;
  readonly purpose: string;
  readonly series: string | null;
};
/** Those that stand now: what overlaps another claim does not. */
export async function insertBookings(
  tx: Tx,
  _by: Admitted<'book'>,
  claims: readonly Claiming[],
  { holder, by, purpose, series }: Made,
): Promise<readonly BookingId[]> {
  const ids = claims.map(() => newId<'booking'>());
  const { rows } = await sql<{ id: BookingId }>`
    insert into bookings (
      id, assembly_id, kind, holder_id, group_id, made_by, starts_at, ends_at, blocked, purpose,
        series_id
    )
    select p.id, a.id, 'booking', ${holder}, p.group_id, ${by}, p.starts, p.ends,
      tstzrange(
        p.starts - make_interval(secs => a.startup), p.ends + make_interval(secs => a.cleanup)
      ),
      ${purpose}, ${series}
    from unnest(
      ${ids}::uuid[],
      ${claims.map(({ assembly }) => assembly)}::uuid[],
      ${claims.map(({ group }) => group)}::uuid[],
      ${claims.map(({ starts }) => starts)}::timestamptz[],
      ${claims.map(({ ends }) => ends)}::timestamptz[]
    ) p (id, assembly_id, group_id, starts, ends)
    join assemblies a on a.id = p.assembly_id
    on conflict do nothing
    returning id`.execute(tx);
  const made = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => made.has(id));
}

type Any = {
  readonly tags: readonly string[];
  readonly starts: Date;
  readonly ends: Date;
  readonly without?: readonly AssemblyId[];
};
/**
 * One with these tags that somebody may book and that is free then; the least used since the week
 * before comes first.
 */
export const findAny = (db: Db, person: PersonId, any: Any): Promise<AssemblyId | null> =>
  anyOf(db, person, any, sql``);
/** The same, locked. `waits`: also for one that somebody has at hand. */
export const lockAny = (
  tx: Tx,
  person: PersonId,
  { waits, ...any }: Any & { readonly waits: boolean },
): Promise<AssemblyId | null> =>
  anyOf(
    tx,
    person,
    any,
    waits ? sql`for no key update of a` : sql`for no key update of a skip locked`,
  );
async function anyOf(
  db: Db,
  person: PersonId,
  { tags, starts, ends, without = [] }: Any,
  locked: RawBuilder<unknown>,
): Promise<AssemblyId | null> {
  const { rows } = await sql<{ id: AssemblyId }>`
    select a.id
    from assemblies a
    where a.id in (select mine.assembly_id from assemblies_of(${person}) mine where mine.booked)
      and a.id <> all(${[...without]}::uuid[])
      and a.tags @> ${[...tags]}::text[]
      and a.state = 'in-service'
      and a.retired_at is null
      and (
        a.qualification_id is null
        or exists (
          select
          from completions c
          where c.person_id = ${person}
            and c.qualification_id = a.qualification_id
            and (c.expires_at is null or c.expires_at > clock_timestamp())
        )
      )
      and not exists (
        select
        from bookings b
        where b.assembly_id = a.id
          and b.cancelled_at is null
          and b.blocked && tstzrange(
            ${starts}::timestamptz - make_interval(secs => a.startup),
            ${ends}::timestamptz + make_interval(secs => a.cleanup)
          )
      )
    order by (
        select count(*)
        from bookings b
        where b.assembly_id = a.id
          and b.cancelled_at is null
          and b.starts_at > ${starts}::timestamptz - interval '7 days'
      ), a.id
    limit 1
    ${locked}`.execute(db);
  return rows[0]?.id ?? null;
}

type Change = {
  readonly starts?: Date;
  readonly ends?: Date;
};
/** With its start-up and cleanup as they are now; of one that runs the start stays as it was. */
export const moveBooking = async (
  tx: Tx,
  _by: Admitted<'extend' | 'move'>,
  booking: BookingId,
  { starts, ends }: Change,
): Promise<void> =>
  void (await sql`
    update bookings b
    set starts_at = coalesce(${starts ?? null}::timestamptz, b.starts_at),
      ends_at = coalesce(${ends ?? null}::timestamptz, b.ends_at),
      blocked = tstzrange(
        case
          when ${starts ?? null}::timestamptz is null then lower(b.blocked)
          else ${starts ?? null}::timestamptz - make_interval(secs => a.startup)
        end,
        coalesce(${ends ?? null}::timestamptz, b.ends_at) + make_interval(secs => a.cleanup)
      ),
      sequence = b.sequence + 1
    from assemblies a
    where b.id = ${booking} and a.id = b.assembly_id`.execute(tx));
export const rewordBooking = async (
  tx: Tx,
  _by: Admitted<'move' | 'release'>,
  booking: BookingId,
  purpose: string,
): Promise<void> =>
  void (await tx.updateTable('bookings').set({ purpose }).where('id', '=', booking).execute());

/** It ends at that instant, and is free again once it is cleaned up. */
export const endBooking = async (
  tx: Tx,
  _by: Admitted<'release'>,
  booking: BookingId,
  at: Date,
  because: OverBecause,
): Promise<void> =>
  void (await sql`
    update bookings b
    set ends_at = greatest(b.starts_at, ${at}::timestamptz), released_at = ${at},
      over_because = ${because}, sequence = b.sequence + 1,
      blocked = tstzrange(
        lower(b.blocked),
        greatest(b.starts_at + interval '1 millisecond', ${at}::timestamptz)
          + make_interval(secs => a.cleanup)
      )
    from assemblies a
    where b.id = ${booking} and a.id = b.assembly_id`.execute(tx));
export const cancelBooking = async (
  tx: Tx,
  _by: Admitted<'release'>,
  booking: BookingId,
  at: Date,
  because: OverBecause,
): Promise<void> =>
  void (await sql`
    update bookings
    set cancelled_at = ${at}, over_because = ${because}, sequence = sequence + 1
    where id = ${booking}`.execute(tx));

export type Listing = {
  readonly mine: boolean;
  readonly when: 'upcoming' | 'past';
  readonly assembly: AssemblyId | null;
  readonly after: { readonly starts: string; readonly id: string } | null;
  readonly limit: number;
};
/** Those that somebody holds or manages: what `holds-booking` says, as a set. */
export async function listBookings(
  db: Db,
  person: PersonId,
  { mine, when, assembly, after, limit }: Listing,
): Promise<{ id: BookingId; starts: Date }[]> {
  const order = when === 'upcoming' ? sql`asc` : sql`desc`;
  const place = sql`(${after?.starts ?? null}::timestamptz, ${after?.id ?? null}::uuid)`;
  const wanted = sql`
        ${when === 'upcoming' ? sql`b.ends_at > clock_timestamp() and b.cancelled_at is null` : sql`(b.ends_at <= clock_timestamp() or b.cancelled_at is not null)`}
        ${assembly ? sql`and b.assembly_id = ${assembly}` : sql``}
        ${after ? (when === 'upcoming' ? sql`and (b.starts_at, b.id) > ${place}` : sql`and (b.starts_at, b.id) < ${place}`) : sql``}
        order by b.starts_at ${order}, b.id ${order}
        limit ${limit}`;
  const managed = sql`
      union
      (
        select b.id, b.starts_at
        from bookings b
        where b.group_id in (
            select m.group_id
            from counting_members m
            where m.person_id = ${person} and m.role = 'manager'
          ) and ${wanted}
      )
      union
      (
        select b.id, b.starts_at
        from bookings b
        where b.holder_id in (
            select t.person_id
            from groups_of(${person}) o
            join active_technical_users t on t.group_id = o.group_id
          ) and ${wanted}
      )
      union
      (
        select b.id, b.starts_at
        from bookings b
        where b.assembly_id in (
            select a.id
            from active_members m
            join assemblies a on a.organisation_id = m.organisation_id
            where m.person_id = ${person} and m.role = 'admin'
          ) and ${wanted}
      )`;
  const { rows } = await sql<{ id: BookingId; starts: Date }>`
    select q.id, q.starts_at as starts
    from (
      (
        select b.id, b.starts_at
        from bookings b
        where b.holder_id = ${person} and ${wanted}
      )
      ${mine ? sql`` : managed}
    ) q
    order by q.starts_at ${order}, q.id ${order}
    limit ${limit}`.execute(db);
  return rows;
}

export const bookingsById = async (db: Db, ids: readonly string[]): Promise<Subject[]> =>
  (
    await sql<Subject>`
      select b.id, a.organisation_id as organisation, a.name as title
      from bookings b
      join assemblies a on a.id = b.assembly_id
      where b.id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;
