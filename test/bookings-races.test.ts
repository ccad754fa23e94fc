import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssemblyId } from '../src/base/ids.ts';
import { renewLimits } from './world/beyond.ts';
import {
  book,
  extendBooking,
  hoursAhead,
  makeAssembly,
  releaseBooking,
} from './world/assemblies.ts';
import { statusOf } from './world/answers.ts';
import { cast, type Cast } from './world/cast.ts';
import { broken } from './invariants.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

// Two processes on one database, and many who want the same at once.

let world: World;
let second: World;
let people: Cast;
beforeAll(async () => {
  world = await openWorld();
  second = await openWorld({}, async ({ pool }) => pool, world.fresh);
  people = await cast(world);
}, 60_000);
afterAll(async () => {
  expect(await broken(world.fresh.pool)).toEqual([]);
  await second.app.stop();
  await world.close();
});

const bench = () =>
  makeAssembly(world, people.organisation, people.boss, { booked: [people.group] });
const at = hoursAhead();
/** The same person at the other process. */
const onOther = ({ cookie }: Someone) => ({ call: second.as(cookie) });
const times = <T>(count: number, of: (time: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, time) => of(time)));

test('two hundred overlapping spans of unequal length, at two processes: what stands never overlaps', async () => {
  const assembly = await bench();
  await renewLimits(world);
  const { host, member } = people;
  const statuses = await times(200, (time) => {
    const who = time % 2 === 0 ? host : onOther(member);
    const starts = new Date(Date.parse(at(0)) + (time % 40) * 60_000);
    return statusOf(
      book(who, { assembly, starts: starts.toISOString(), minutes: 45 + ((time * 7) % 50) }),
    );
  });
  expect(new Set(statuses)).toEqual(new Set([201, 409]));
  expect(statuses.filter((status) => status === 201).length).toBeLessThan(4);
  expect(await broken(world.fresh.pool)).toEqual([]);
});

test('two hundred who want the same: one has it', async () => {
  const assembly = await bench();
  await renewLimits(world);
  const { host, member } = people;
  const statuses = await times(200, (time) =>
    statusOf(
      book(time % 2 === 0 ? host : onOther(member), { assembly, starts: at(0), ends: at(1) }),
    ),
  );
  expect(statuses.filter((status) => status === 201).length).toBe(1);
  expect(statuses.filter((status) => status === 409).length).toBe(199);
});

test('two in opposite orders, a hundred times: each ends, well or in a clash', async () => {
  const { host, member } = people;
  const pair: AssemblyId[] = [await bench(), await bench()];
  await renewLimits(world);
  const statuses = await times(100, (time) => {
    const [who, assemblies] = time % 2 === 0 ? [host, pair] : [onOther(member), pair.toReversed()];
    const starts = new Date(Date.parse(at(0)) + Math.floor(time / 2) * 3_600_000).toISOString();
    return statusOf(book(who, { assemblies, starts, minutes: 60 }));
  });
  expect(statuses.filter((status) => status === 201).length).toBe(50);
  expect(statuses.filter((status) => status === 409).length).toBe(50);
});

test('one extends while another books what follows: one of the two has it, each time', async () => {
  const { host, member } = people;
  const assembly = await bench();
  for (let round = 0; round < 1000; round += 1) {
    if (round % 20 === 0) await renewLimits(world);
    const held = await book(host, { assembly, starts: at(0), ends: at(1) });
    const { id } = held.items[0]!;
    const [longer, next] = await Promise.all([
      statusOf(extendBooking(host, id, { minutes: 60 })),
      book(onOther(member), { assembly, starts: at(1), ends: at(2) }).answer,
    ]);
    expect([longer, next.status].toSorted()).toEqual([longer === 200 ? 200 : 201, 409]);
    await releaseBooking(host, id);
    if (next.status === 201) await releaseBooking(member, next.body.items[0]!.id);
  }
}, 400_000);
