import { expect, test } from 'vitest';
import { act, statusOf, type Caller } from '../../../../test/world/answers.ts';
import { book, hoursAhead, makeAssembly } from '../../../../test/world/assemblies.ts';
import { people, useCast, world } from '../../../../test/world/cast.ts';

useCast();
const at = hoursAhead();
const bench = (more: Parameters<typeof makeAssembly>[3] = {}) =>
  makeAssembly(world, people.organisation, people.boss, { booked: [people.group], ...more });
const see = (who: Caller, id: string) => act(who, 'GET', `/api/assemblies/${id}`);

test('how it stands, by whom, until when; how to reach it reads its holder alone', async () => {
  const { boss, host, member, stranger } = people;
  const assembly = await bench({ cleanup: 600 });
  await boss.call('PATCH', `/api/assemblies/${assembly}`, { connection: 'ssh bench' }, 1);
  expect(await see(host, assembly)).toMatchObject({
    stands: 'available',
    holder: null,
    connection: null,
  });
  await book(host, { assembly, ends: at(0) });
  const own = { stands: 'in-use', holder: 'Hanna Host', until: at(0), free: at(0, 600) };
  expect(await see(host, assembly)).toMatchObject({ ...own, connection: 'ssh bench' });
  for (const who of [member, boss])
    expect(await see(who, assembly)).toMatchObject({ ...own, connection: null });
  expect(await statusOf(see(stranger, assembly))).toBe(404);
});

test('what I see, by name, page by page, with a tag', async () => {
  const { host, stranger } = people;
  for (const name of ['Bench b', 'bench A', 'Rig'])
    await bench({ name, tags: name === 'Rig' ? ['can'] : [] });
  const list = (who: Caller, query = '') =>
    act<{ items: { name: string }[]; next?: string }>(who, 'GET', `/api/assemblies${query}`);
  const page = await list(host, '?limit=2');
  expect(page.items.map(({ name }) => name)).toEqual(['bench A', 'Bench b']);
  const rest = await list(host, `?limit=2&cursor=${page.next}`);
  expect([rest.items.map(({ name }) => name), rest.next]).toEqual([['Rig'], undefined]);
  expect((await list(host, '?tag=CAN')).items.map(({ name }) => name)).toEqual(['Rig']);
  expect((await list(host, '?q=rig')).items.map(({ name }) => name)).toEqual(['Rig']);
  expect((await list(stranger)).items).toEqual([]);
});
