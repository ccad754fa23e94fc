import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { cast, own, type Cast } from './doors.ts';
import { broken } from '../invariants.ts';
import { renewLimits } from './time.ts';
import { openWorld, type World } from './world.ts';

/** The world of this test file, and the people of this test. */
export let world: World;
export let people: Cast;

/** One world for the file, checked at its end; people, clock and limits anew for each test. */
export function useDoors(): void {
  beforeAll(async () => void (world = await openWorld()), 60_000);
  afterAll(async () => {
    expect(await broken(world.fresh.pool)).toEqual([]);
    await world.close();
  });
  beforeEach(async () => {
    await world.fresh.turnClock(0);
    await renewLimits(world);
    people = await cast(world);
  });
}

/** A standing room of the host. */
export const standing = (more: Record<string, unknown> = {}) =>
  own(people.host, people.organisation, { kind: 'standing', ...more });
/** Browsers that came by the link, each under a name. */
export const guests = (link: string, ...all: string[]) =>
  Promise.all(all.map((name) => world.guest(link, name)));
