import { sql } from 'kysely';
import { list, readOut, type Personal } from '../../base/personal.ts';

/** What was claimed stays in the history of the assembly, without a name; what is to come is free. */
export const bookingsPersonal: Personal = {
  name: 'bookings',
  columns: {
    'bookings.holder_id': 'unnamed',
    'bookings.made_by': 'unnamed',
    'booking_holders.person_id': 'unnamed',
    'booking_holders.by_id': 'unnamed',
  },
  touches: async (db, person) => {
    const { rows } = await sql<{ id: string }>`
      select id
      from bookings
      where holder_id = ${person} or made_by = ${person}
      union
      select assembly_id
      from bookings
      where holder_id = ${person}
      union
      select booking_id
      from booking_holders
      where person_id = ${person}`.execute(db);
    return rows.map(({ id }) => id);
  },
  exported: (db, { person }, seen) =>
    readOut(db, {
      bookings: list(sql`
        select b.id, case when a.id = any(${[...seen]}::uuid[]) then a.name end as assembly,
          b.starts_at as starts, b.ends_at as ends, b.purpose, b.made_at as "at",
          b.cancelled_at as cancelled, b.released_at as released
        from bookings b
        join assemblies a on a.id = b.assembly_id
        where b.holder_id = ${person}
        order by b.starts_at, b.id`),
      bookingsHeld: list(sql`
        select h.booking_id as booking, h.since, h.way
        from booking_holders h
        where h.person_id = ${person}
        order by h.since, h.booking_id`),
    }),
  erased: async (tx, { person }) => {
    await sql`
      update bookings b
      set purpose = '',
        cancelled_at = case
          when b.cancelled_at is null and b.starts_at > now() then now()
          else b.cancelled_at
        end,
        over_because = case
          when b.cancelled_at is null and b.ends_at > now() then 'access-lost'
          else b.over_because
        end,
        released_at = case
          when b.cancelled_at is null and b.starts_at <= now() and b.ends_at > now() then now()
          else b.released_at
        end,
        ends_at = case
          when b.cancelled_at is null and b.starts_at <= now() then least(b.ends_at, now())
          else b.ends_at
        end,
        blocked = case
          when b.cancelled_at is null and b.starts_at <= now() and b.ends_at > now()
            then tstzrange(
              lower(b.blocked), now() + make_interval(secs => a.cleanup) + interval '1 millisecond'
            )
          else b.blocked
        end
      from assemblies a
      where b.holder_id = ${person} and a.id = b.assembly_id`.execute(tx);
  },
};
