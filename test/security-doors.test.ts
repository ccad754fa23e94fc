import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { turnClock } from '../src/base/clock.ts';
import { cast, must, own, secretOf, statusOf, turn, type Cast } from './doors.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let people: Cast;
beforeAll(async () => void (world = await openWorld()), 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  turnClock(0);
  await world.fresh.pool.query('delete from limits');
  people = await cast(world);
});
afterEach(() => turnClock(0));

test('a time whose zone leads beyond the last year is refused, so that no list with such a room breaks for its hosts', async () => {
  const place = await own(people.host, people.organisation, { kind: 'standing' });
  await must(people.host.call('PUT', `/api/sessions/${place.id}/hosts/${people.member.id}`), 204);
  for (const instant of ['9999-12-31T23:59:59-14:00', '0000-01-01T00:00:00+14:00']) {
    expect([instant, await statusOf(turn(people.host, place.id, { opens: instant }))]).toEqual([instant, 422]);
    const made = people.host.call('POST', '/api/own-rooms', { kind: 'standing', organisation: people.organisation, title: 'Talk', opens: instant });
    expect([instant, await statusOf(made)]).toEqual([instant, 422]);
  }
  expect(await statusOf(people.member.call('GET', '/api/own-rooms'))).toBe(200);
  expect(await statusOf(turn(people.host, place.id, { opens: 'rubbish' }))).toBe(422);
});

test('a name or message of marks heaped upon each other is too long; names of all scripts are not', async () => {
  const place = await own(people.host, people.organisation, { kind: 'standing', door: 'open' });
  const come = (name: string) => statusOf(world.nobody('POST', '/api/guests', { secret: secretOf(place.link), name }));
  expect(await come(`Gus${'\u0301'.repeat(15_000)}`)).toBe(422);
  expect(await come('क्षितिज श्रीवास्तव'.padEnd(60, 'क्'))).toBe(201);
  expect(await come('👩🏽👨🏿🇩🇪'.repeat(20))).toBe(201);
});
