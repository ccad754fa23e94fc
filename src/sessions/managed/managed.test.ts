import { afterAll, beforeAll, expect, test } from 'vitest';
import { alsoFor } from '../../../test/world/beyond.ts';
import { suspend } from '../../../test/world/organisation.ts';
import { planSession } from '../../../test/world/sessions.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test('what one manages names no session that one may neither see nor manage, whatever group leads there', async () => {
  const [home, away] = [await world.organisation('Home'), await world.organisation('Away')];
  const ada = await world.person('Ada', { organisation: home });
  const admin = await world.person('Ines', { organisation: home, role: 'admin' });
  const chief = await world.person('Chief', { organisation: away, role: 'admin' });
  const sue = await world.person('Sue', { organisation: away });
  await world.join(sue, home);
  const choir = await world.group('Choir', home, { managers: [ada] });
  const guests = await world.group('Guests', away, { managers: [sue] });
  const { id } = await planSession(ada, { group: choir, title: 'Secret of Home' });
  await alsoFor(world, id, guests);
  await suspend(admin, home, sue);
  const asks = [
    `managed-sessions?organisation=${away}`,
    `managed-sessions?organisation=${home}`,
    `subjects-to-check?organisation=${away}&q=Secret`,
    `subjects-to-check?q=${id}`,
    'agenda',
    `sessions/${id}`,
  ];
  const names = async (who: Someone): Promise<boolean[]> =>
    Promise.all(
      asks.map(async (path) =>
        JSON.stringify((await who.call('GET', `/api/${path}`)).body).includes('Secret of Home'),
      ),
    );
  for (const who of [chief, sue]) expect(await names(who)).not.toContain(true);
  expect((await names(admin))[1]).toBe(true);
});
