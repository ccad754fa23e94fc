import { sql } from 'kysely';
import type { Telling } from '../../../access/judged.ts';
import type { Db } from '../../../base/data/database.ts';
import { atOneMoment, given, part } from '../../../base/data/one-moment.ts';
import type { AssemblyId, BookingId, PersonId } from '../../../base/ids.ts';
import { nameOf } from '../../../people/audience/store.ts';
import type { BookingFacts, Claimed } from '../checks.ts';
import type { Bounds, Claim, Span, Through } from '../rules.ts';
import { assemblyParts, readAssembly } from '../store.ts';

/** What of the assembly and of others bounds a booking that is there. */
export type Bounded = Bounds & {
  readonly through: Through | null;
  readonly next: { readonly from: Date; readonly to: Date } | null;
  /** Until when it could go on before the next; null: there is none. */
  readonly open: Date | null;
};
export type Loaded = BookingFacts & {
  readonly about: (Claimed & { readonly bounded: Bounded }) | null;
};

type Between = { readonly from: string; readonly to: string };
type BookingRow = {
  id: BookingId;
  kind: Claimed['booking']['kind'];
  starts: Date;
  ends: Date;
  released: boolean;
  cancelled: boolean;
  held: boolean;
  managed: boolean;
  shortest: number;
  longest: number;
  horizon: number;
  through: Through | null;
  next: Between | null;
  open: Date | null;
};
const between = (found: Between | null) =>
  found && { from: new Date(found.from), to: new Date(found.to) };

/** What one person has claimed through group `g` and is not over. */
const held = (person: unknown, except: unknown) => sql`(
      select count(*)::int
      from bookings mine
      where mine.holder_id = ${person}
        and mine.group_id = g.id
        and mine.kind = 'booking'
        and mine.cancelled_at is null
        and mine.ends_at > clock_timestamp()
        and mine.id is distinct from ${except}
    )`;
const through = (person: unknown, except: unknown) => sql`jsonb_build_object(
        'id', g.id, 'name', g.name, 'atOnce', l.at_once, 'longest', l.longest, 'horizon', l.horizon,
          'held', ${held(person, except)}
      )`;

const bookingFacts = (person: PersonId, bookings: readonly BookingId[]) =>
  part(
    sql<BookingRow>`
    select b.id, b.kind, b.starts_at as starts, b.ends_at as ends,
      b.released_at is not null as released, b.cancelled_at is not null as cancelled,
      b.holder_id is not distinct from ${person} as held, manages_booking(b, ${person}) as managed,
      a.shortest, a.longest, a.horizon,
      case when g.id is not null then ${through(sql`b.holder_id`, sql`b.id`)} end as through,
      case
        when n.id is not null
          then jsonb_build_object('from', lower(n.blocked), 'to', upper(n.blocked))
      end as next,
      lower(n.blocked) - make_interval(secs => a.cleanup) as open
    from ${given(
      { booking: 'uuid' },
      bookings.map((booking) => ({ booking })),
    )} p
    join bookings b on b.id = p.booking
    join assemblies a on a.id = b.assembly_id
    left join groups g on g.id = b.group_id
    left join booking_limits l on l.group_id = g.id
    left join lateral (
      select n.id, n.blocked
      from bookings n
      where n.assembly_id = b.assembly_id
        and n.cancelled_at is null
        and n.starts_at >= b.starts_at
        and n.id <> b.id
      order by n.starts_at
      limit 1
    ) n on true
    order by p.n`,
    'starts',
    'ends',
    'open',
  );

/** On which assembly each of these is that is there. */
export async function assembliesOf(
  db: Db,
  bookings: readonly BookingId[],
): Promise<ReadonlyMap<BookingId, AssemblyId>> {
  const { rows } = await sql<{ id: BookingId; assembly: AssemblyId }>`
    select id, assembly_id as assembly
    from bookings
    where id = any(${[...bookings]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, assembly }) => [id, assembly]));
}

/** What is known about a person and bookings that are there, in their order. */
export async function loadBookings(
  db: Db,
  person: PersonId,
  bookings: readonly BookingId[],
  telling: Telling = 'nothing',
): Promise<Loaded[]> {
  const assemblies = await assembliesOf(db, bookings);
  const there = bookings.filter((id) => assemblies.has(id));
  if (there.length === 0) return [];
  const pairs = there.map((id) => ({ person, assembly: assemblies.get(id)! }));
  const name = nameOf(`bookings-${telling}`, person, pairs);
  const rows = await atOneMoment(db, name, {
    ...assemblyParts(person, pairs, telling),
    bookings: bookingFacts(person, there),
  });
  return there.map((_, at) => {
    const facts = readAssembly(person, rows, at);
    const row = rows.bookings[at]!;
    const { shortest, longest, horizon, through: by, next, open, ...booking } = row;
    const bounded = { shortest, longest, horizon, through: by, next: between(next), open };
    return { ...facts, about: facts.about && { ...facts.about, booking, bounded } };
  });
}

export type Wanted = Span & { readonly assembly: AssemblyId };
export type Found = Bounds & {
  /** The groups through which the person may book: those first that they are in themselves. */
  readonly groups: readonly Through[];
  readonly blocking: Claim['blocking'];
};
type FoundRow = Bounds & { groups: Through[] | null; blocking: Between | null };
/** What stands in the way of each of these; `except`: the booking that is moved. */
export async function findClaims(
  db: Db,
  person: PersonId | null,
  wanted: readonly Wanted[],
  except: BookingId | null = null,
): Promise<Found[]> {
  const { rows } = await sql<FoundRow>`/* claims */
    select a.shortest, a.longest, a.horizon, ways.groups, taken.blocking
    from unnest(
      ${wanted.map(({ assembly }) => assembly)}::uuid[],
      ${wanted.map(({ starts }) => starts)}::timestamptz[],
      ${wanted.map(({ ends }) => ends)}::timestamptz[]
    ) with ordinality p (assembly_id, starts, ends, n)
    join assemblies a on a.id = p.assembly_id
    left join lateral (
      select jsonb_agg(${through(sql`${person}::uuid`, sql`${except}::uuid`)} order by w.far, g.name, g.id) as groups
      from (
        select i.outer_id, bool_and(i.group_id <> i.outer_id) as far
        from ways_into(a.id, ${person}::uuid) i
        where i.counts
        group by i.outer_id
      ) w
      join groups g on g.id = w.outer_id
      left join booking_limits l on l.group_id = g.id
    ) ways on true
    left join lateral (
      select jsonb_build_object('from', lower(b.blocked), 'to', upper(b.blocked)) as blocking
      from bookings b
      where b.assembly_id = a.id
        and b.cancelled_at is null
        and b.id is distinct from ${except}::uuid
        and b.blocked && tstzrange(
          p.starts - make_interval(secs => a.startup),
          greatest(p.ends, p.starts) + make_interval(secs => a.cleanup)
        )
      order by lower(b.blocked)
      limit 1
    ) taken on true
    order by p.n`.execute(db);
  return rows.map(({ groups, blocking, ...row }) => ({
    ...row,
    groups: groups ?? [],
    blocking: between(blocking),
  }));
}

/** From when on it is free for so long, not before `wanted.starts` and within its horizon. */
export async function nextFree(
  db: Db,
  { assembly, starts, ends }: Wanted,
  except: BookingId | null = null,
): Promise<Span | null> {
  const length = (ends.getTime() - starts.getTime()) / 1000;
  const { rows } = await sql<{ starts: Date }>`
    select free.starts
    from assemblies a
    cross join lateral (
      select c.starts
      from (
        select greatest(${starts}::timestamptz, date_trunc('milliseconds', clock_timestamp())) as starts
        union
        select upper(b.blocked) + make_interval(secs => a.startup)
        from bookings b
        where b.assembly_id = a.id
          and b.cancelled_at is null
          and b.id is distinct from ${except}::uuid
          and upper(b.blocked) + make_interval(secs => a.startup) > greatest(${starts}::timestamptz, clock_timestamp())
      ) c
      where c.starts + make_interval(secs => ${length}::float8)
          <= clock_timestamp() + make_interval(secs => a.horizon)
        and not exists (
          select
          from bookings b
          where b.assembly_id = a.id
            and b.cancelled_at is null
            and b.id is distinct from ${except}::uuid
            and b.blocked && tstzrange(
              c.starts - make_interval(secs => a.startup),
              c.starts + make_interval(secs => ${length}::float8 + a.cleanup)
            )
        )
      order by c.starts
      limit 1
    ) free
    where a.id = ${assembly}`.execute(db);
  const [found] = rows;
  return found
    ? { starts: found.starts, ends: new Date(found.starts.getTime() + length * 1000) }
    : null;
}
