import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssemblyId, BookingId } from '../../../base/ids.ts';
import { makeAssembly } from '../../../../test/world/assemblies.ts';
import { claimed, setCancelled, setSpan } from '../../../../test/world/claims.ts';
import { cast, type Cast } from '../../../../test/world/cast.ts';
import { openWorld, type World } from '../../../../test/world/world.ts';
import { openTurns, turnDue } from './reactions.ts';

let world: World;
let people: Cast;
beforeAll(async () => {
  world = await openWorld();
  people = await cast(world);
});
afterAll(() => world.close());

const assembly = (): Promise<AssemblyId> =>
  makeAssembly(world, people.organisation, people.boss, { booked: [people.group] });
const claim = (at: AssemblyId, span: Parameters<typeof claimed>[3]): Promise<BookingId> =>
  claimed(world, at, people.member, span);
const epochs = async (booking: BookingId) => {
  const { rows } = await world.fresh.pool.query<{ told: string }>(
    `select coalesce(b.epoch::text, '-') || case when b.finished_at is null then '' else ' finished' end
       || ' of ' || a.epoch as told from bookings b join assemblies a on a.id = b.assembly_id where b.id = $1`,
    [booking],
  );
  return rows[0]!.told;
};
const told = async (booking: BookingId) =>
  (
    await world.fresh.pool.query<{ kind: string }>(
      `select kind from journal where subject_id = $1 and kind ~ '^booking.(begun|finished)' order by seq`,
      [booking],
    )
  ).rows.map(({ kind }) => kind);

test('a booking begins with its start-up and ends at its end, each with an epoch of its own', async () => {
  const at = await assembly();
  const booking = await claim(at, { from: 60, to: 3600, startup: 120 });
  const later = await claim(await assembly(), { from: 60, to: 3600 });
  await Promise.all([1, 2, 3].map(() => turnDue(world.fresh.db)));
  expect([await epochs(booking), await epochs(later)]).toEqual(['1 of 1', '- of 0']);
  const { rows } = await world.fresh.pool.query(
    `select person_id, way from booking_holders where booking_id = $1`,
    [booking],
  );
  expect(rows).toEqual([{ person_id: people.member.id, way: 'booked' }]);
  await setSpan(world, booking, { from: -1, to: 0 });
  await Promise.all([1, 2, 3].map(() => turnDue(world.fresh.db)));
  expect(await epochs(booking)).toBe('1 finished of 2');
  expect(await told(booking)).toEqual(['booking.begun', 'booking.finished']);
});

test('one holder after the other, however late it is noticed; what nobody noticed never was', async () => {
  const at = await assembly();
  const first = await claim(at, { from: -100, to: 100 });
  await turnDue(world.fresh.db);
  await setSpan(world, first, { from: -100, to: -90 });
  const missed = await claim(at, { from: -80, to: -70 });
  const next = await claim(at, { from: -5, to: 3600 });
  await turnDue(world.fresh.db);
  expect([await epochs(first), await epochs(missed), await epochs(next)]).toEqual([
    '1 finished of 3',
    '- of 3',
    '3 of 3',
  ]);
});

test('what is cancelled or released after it has begun ends at once', async () => {
  const booking = await claim(await assembly(), { from: 60, to: 3600, startup: 120 });
  await turnDue(world.fresh.db);
  await setCancelled(world, booking);
  await turnDue(world.fresh.db);
  expect(await epochs(booking)).toBe('1 finished of 2');
});

test('many that are due in one second begin within the next two, by two processes', async () => {
  const places = await Promise.all(Array.from({ length: 150 }, assembly));
  const bookings = await Promise.all(places.map((at) => claim(at, { from: 2, to: 3600 })));
  const faults: unknown[] = [];
  const processes = [1, 2].map(() => openTurns(world.fresh.db, (error) => void faults.push(error)));
  const { rows: dues } = await world.fresh.pool.query<{ last: Date }>(
    `select max(starts_at) as last from bookings where id = any($1)`,
    [bookings],
  );
  await expect
    .poll(
      async () =>
        (
          await world.fresh.pool.query<{ left: number }>(
            `select count(*)::int as left from bookings where id = any($1) and epoch is null`,
            [bookings],
          )
        ).rows[0]!.left,
      { timeout: 30_000 },
    )
    .toBe(0);
  await Promise.all(processes.map(({ stop }) => stop()));
  const { rows } = await world.fresh.pool.query<{ late: number; times: number }>(
    `select extract(epoch from max(h.since) - $2::timestamptz)::float8 as late, count(*)::int as times
       from booking_holders h where h.booking_id = any($1)`,
    [bookings, dues[0]!.last],
  );
  expect([faults, rows[0]!.times]).toEqual([[], 150]);
  // how late is printed, not judged: other tests share the machine
  process.stdout.write(`150 bookings of one second began ${rows[0]!.late.toFixed(2)} s after it\n`);
});
