import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { GroupId, OrganisationId } from '../../src/base/ids.ts';
import { own } from './doors.ts';
import { broken } from '../invariants.ts';
import { renewLimits } from './beyond.ts';
import { openWorld, type Someone, type World } from './world.ts';

export type Cast = {
  readonly organisation: OrganisationId;
  readonly group: GroupId;
  /** Admin, and manager of the group. */ readonly boss: Someone;
  readonly host: Someone;
  readonly member: Someone;
  /** From elsewhere. */ readonly stranger: Someone;
};

/** An organisation of their own for each test. */
export async function cast(world: World): Promise<Cast> {
  const organisation = await world.organisation();
  const [boss, host, member, stranger] = await Promise.all([
    world.person('Berta Boss', { organisation, role: 'admin' }),
    world.person('Hanna Host', { organisation }),
    world.person('Mia Member', { organisation }),
    world.person('Sam Stranger'),
  ]);
  const group = await world.group('Robotics', organisation, {
    managers: [boss],
    members: [host, member],
  });
  return { organisation, group, boss, host, member, stranger };
}

/** The world of this test file, and the people of this test. */
export let world: World;
export let people: Cast;

/** One world for the file, checked at its end; people, clock and limits anew for each test. */
export function useCast(): void {
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
