import { afterAll, beforeAll, expect, test } from 'vitest';
import { entryOf } from '../../base/journal/follow.ts';
import type { Hint } from '../../base/live/live.ts';
import { takeOut } from '../../../test/world/groups.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { groupsReactions } from './reactions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('who sees the group is told which one; who has lost it, only that something changed; others nothing', async () => {
  const here = await world.organisation();
  const root = await world.person('Root', { organisation: here, role: 'admin' });
  const [ada, ben, eve] = [
    await world.person('Ada', { organisation: here }),
    await world.person('Ben', { organisation: here }),
    await world.person('Eve', { organisation: here }),
  ];
  const group = await world.group('Choir', here, { managers: [ada], members: [ben] });
  await takeOut(ada, group, ben);
  const { rows } = await world.fresh.pool.query('select * from journal order by seq desc limit 1');
  const told = new Map<Hint['person'], Set<string>>();
  const hint = (hints: readonly Hint[]): void =>
    hints.forEach(({ person, topics }) =>
      told.set(person, new Set([...(told.get(person) ?? []), ...topics])),
    );
  const everyone: readonly Someone[] = [root, ada, ben, eve];
  await groupsReactions({
    ...world.app.deps,
    live: { ...world.app.deps.live, here: () => everyone.map(({ id }) => id), hint },
  }).react([entryOf(rows[0])]);
  expect(everyone.map(({ id }) => [...(told.get(id) ?? [])].sort())).toEqual([
    [`group:${group}`, 'groups', 'sessions'],
    [`group:${group}`, 'groups', 'sessions'],
    ['groups', 'me', 'sessions'],
    [],
  ]);
});
