import { sql } from 'kysely';
import type { Admitted } from '../../../access/admit.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { AssemblyId, BookingId, OrganisationId, PersonId } from '../../../base/ids.ts';

const toBegin = sql`
  b.kind = 'booking'
    and b.cancelled_at is null
    and b.released_at is null
    and b.epoch is null`;
const toFinish = sql`b.epoch is not null and b.finished_at is null`;
const over = sql`
  (b.ends_at <= clock_timestamp() or b.released_at is not null or b.cancelled_at is not null)`;
/** One holder after the other: none begins before the one before has ended. */
const free = sql`
  not exists (
    select
    from bookings before
    where before.assembly_id = b.assembly_id
      and before.epoch is not null
      and before.finished_at is null
  )`;

export type Turn = {
  readonly booking: BookingId;
  readonly assembly: AssemblyId;
  readonly what: 'begin' | 'finish';
};
/** At most one of each assembly. */
export async function dueTurns(db: Db): Promise<Turn[]> {
  const { rows } = await sql<Turn>`
    select distinct on (t.assembly) t.booking, t.assembly, t.what
    from (
      select b.id as booking, b.assembly_id as assembly, 'finish' as what, b.ends_at as at
      from bookings b
      where ${toFinish}
        and ${over}
      union all
      select b.id, b.assembly_id, 'begin', lower(b.blocked)
      from bookings b
      where ${toBegin}
        and lower(b.blocked) <= clock_timestamp()
        and b.ends_at > clock_timestamp()
        and ${free}
    ) t
    order by t.assembly, t.what desc, t.at
    limit 500`.execute(db);
  return rows;
}
/** Milliseconds until the next one; null: none is known. */
export async function untilTurn(db: Db): Promise<number | null> {
  const { rows } = await sql<{ away: number | null }>`
    select extract(epoch from least(
      (
        select min(lower(b.blocked))
        from bookings b
        where ${toBegin}
          and b.ends_at > clock_timestamp()
          and ${free}
      ),
      (
        select min(case when ${over} then clock_timestamp() else b.ends_at end)
        from bookings b
        where ${toFinish}
      )
    ) - clock_timestamp())::float8 * 1000 as away`.execute(db);
  return rows[0]?.away ?? null;
}

export type Turning = {
  readonly holder: PersonId | null;
  readonly name: string;
  readonly organisation: OrganisationId;
};
/** As it is under the lock of its assembly; null: somebody was quicker. */
export async function findTurn(tx: Tx, { booking, what }: Turn): Promise<Turning | null> {
  const { rows } = await sql<Turning>`
    select b.holder_id as holder, a.name, a.organisation_id as organisation
    from bookings b
    join assemblies a on a.id = b.assembly_id
    where b.id = ${booking}
      and ${
        what === 'finish'
          ? sql`${toFinish} and ${over}`
          : sql`${toBegin}
      and lower(b.blocked) <= clock_timestamp()
      and b.ends_at > clock_timestamp()
      and ${free}`
      }`.execute(tx);
  return rows[0] ?? null;
}
export async function begin(
  tx: Tx,
  _by: Admitted<string>,
  booking: BookingId,
  epoch: number,
): Promise<void> {
  await sql`
    update bookings
    set epoch = ${epoch}
    where id = ${booking}`.execute(tx);
  await sql`
    insert into booking_holders (booking_id, epoch, person_id, since, way)
    select id, ${epoch}, holder_id, clock_timestamp(), 'booked'
    from bookings
    where id = ${booking}`.execute(tx);
}
export const finish = async (tx: Tx, _by: Admitted<string>, booking: BookingId): Promise<void> =>
  void (await sql`
    update bookings
    set finished_at = clock_timestamp()
    where id = ${booking}`.execute(tx));
/** It ends now, and is free for others after its cleanup. Null: it is over already. */
export async function breakOff(
  tx: Tx,
  _by: Admitted<string>,
  booking: BookingId,
): Promise<PersonId[] | null> {
  const { rows } = await sql<{ holder: PersonId | null }>`
    update bookings b
    set ends_at = greatest(b.starts_at, clock_timestamp()),
      released_at = clock_timestamp(),
      over_because = 'cancelled',
      blocked = tstzrange(
        lower(b.blocked),
        least(upper(b.blocked), clock_timestamp() + make_interval(secs => a.cleanup + 1))
      )
    from assemblies a
    where b.id = ${booking}
      and a.id = b.assembly_id
      and b.finished_at is null
      and b.released_at is null
      and b.cancelled_at is null
      and b.ends_at > clock_timestamp()
    returning b.holder_id as holder`.execute(tx);
  return rows[0] ? rows.flatMap(({ holder }) => holder ?? []) : null;
}
