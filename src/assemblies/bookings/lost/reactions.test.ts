import { expect, test } from 'vitest';
import {
  book,
  hoursAhead,
  makeAssembly,
  myBookings,
  seeBooking,
} from '../../../../test/world/assemblies.ts';
import { people, useCast, world } from '../../../../test/world/cast.ts';
import { takeOut } from '../../../../test/world/groups.ts';

useCast();
const at = hoursAhead();
const bench = () =>
  makeAssembly(world, people.organisation, people.boss, { booked: [people.group] });
const kindsOf = async (booking: string) =>
  (
    await world.fresh.pool.query<{ kind: string }>(
      'select kind from journal where subject_id = $1 order by seq',
      [booking],
    )
  ).rows.map(({ kind }) => kind);

test('whoever leaves the group gives up what they have booked, at once and told once', async () => {
  const { boss, host, member, group } = people;
  const assembly = await bench();
  const running = (await book(host, { assembly, minutes: 60 })).items[0]!;
  const coming = (await book(host, { assembly, starts: at(1), ends: at(2) })).items[0]!;
  const other = (await book(member, { assembly, starts: at(3), ends: at(4) })).items[0]!;
  await takeOut(boss, group, host);
  expect((await seeBooking(boss, running.id)).state).toBe('released');
  expect((await seeBooking(boss, coming.id)).state).toBe('cancelled');
  expect((await seeBooking(boss, other.id)).state).toBe('upcoming');
  expect(await kindsOf(coming.id)).toEqual(['booking.made', 'booking.freed']);
  await book(member, { assembly, starts: at(1), ends: at(2) });
  expect((await myBookings(host)).items).toEqual([]);
});

test('where the assembly says so it is flagged and stays', async () => {
  const { boss, host, group } = people;
  const assembly = await bench();
  await boss.call('PATCH', `/api/assemblies/${assembly}`, { onAccessLost: 'flag' }, 1);
  const { id } = (await book(host, { assembly, starts: at(1), ends: at(2) })).items[0]!;
  await takeOut(boss, group, host);
  expect(await seeBooking(boss, id)).toMatchObject({ state: 'upcoming', flagged: true });
  expect(await kindsOf(id)).toEqual(['booking.made', 'booking.flagged']);
});

test('groups that may book no longer take the bookings of their people with them', async () => {
  const { boss, host, organisation, group } = people;
  const assembly = await bench();
  const other = await world.group('Others', organisation, { managers: [boss] });
  const { id } = (await book(host, { assembly, starts: at(1), ends: at(2) })).items[0]!;
  await boss.call('PATCH', `/api/assemblies/${assembly}`, { bookedBy: [other, group] }, 1);
  expect((await seeBooking(boss, id)).state).toBe('upcoming');
  await boss.call('PATCH', `/api/assemblies/${assembly}`, { bookedBy: [other] }, 2);
  expect((await seeBooking(boss, id)).state).toBe('cancelled');
});
