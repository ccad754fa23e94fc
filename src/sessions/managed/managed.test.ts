import { afterAll, beforeAll, expect, test } from 'vitest';
import { alsoFor } from '../../../test/world/beyond.ts';
import { suspend } from '../../../test/world/organisation.ts';
import { changeSession, planSession } from '../../../test/world/sessions.ts';
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

test('whoever manages it by a group of another organisation finds it, and with it whose it is', async () => {
  const [home, away] = [await world.organisation('Home'), await world.organisation('Away')];
  const ada = await world.person('Ada', { organisation: home });
  const chief = await world.person('Chief', { organisation: away, role: 'admin' });
  const sue = await world.person('Sue', { organisation: away });
  const choir = await world.group('Choir', home, { managers: [ada] });
  const guests = await world.group('Guests', away, { managers: [sue] });
  const { id } = await planSession(ada, { group: choir, title: 'Concert' });
  await alsoFor(world, id, guests);
  type Listed = { readonly items: readonly Readonly<Record<string, unknown>>[] };
  const listed = async (who: Someone, query = '') =>
    (await who.call<Listed>('GET', `/api/managed-sessions${query}`)).body.items;
  const concert = { id, title: 'Concert', organisation: { id: home, name: 'Home' } };
  const toSue = [{ ...concert, group: { id: guests, name: 'Guests' } }];
  for (const query of [`?organisation=${away}`, `?organisation=${home}`, ''])
    expect(await listed(sue, query)).toMatchObject(toSue);
  expect((await changeSession(sue, id, { title: 'Concert of both' }, 1).answer).status).toBe(200);
  expect(await listed(ada, `?organisation=${home}`)).toHaveLength(1);
  expect(await listed(ada)).toEqual([]);
  expect(await listed(chief, `?organisation=${away}`)).toEqual([]);
  const before = async (who: Someone, organisation: string) =>
    (await who.call<Listed>('GET', `/api/organisations/${organisation}/members/${sue.id}/agenda`))
      .body.items;
  expect(await before(chief, away)).toEqual([]);
  const ines = await world.person('Ines', { organisation: home, role: 'admin' });
  await world.join(sue, home);
  expect(await before(ines, home)).toMatchObject([{ title: 'Concert of both' }]);
  expect(await listed(sue)).toEqual([]);
  expect(await listed(sue, `?organisation=${home}`)).toHaveLength(1);
});
