import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, statusOf } from '../../../test/world/answers.ts';
import { changeAssembly, makeAssembly } from '../../../test/world/equipment.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import type { OrganisationId, QualificationId } from '../../base/ids.ts';

let world: World;
let lab: OrganisationId;
let root: Someone;
let mia: Someone;
let at: string;
beforeAll(async () => {
  world = await openWorld();
  lab = await world.organisation('Lab');
  root = await world.person('Root', { organisation: lab, role: 'admin' });
  mia = await world.person('Mia', { organisation: lab });
  at = `/api/organisations/${lab}/qualifications`;
});
afterAll(() => world.close());

const make = (name: string, who = root) => act<{ id: QualificationId }>(who, 'POST', at, { name });
const give = (of: string, { id }: { id: string }, expires: string | null = null, who = root) =>
  act(who, 'PUT', `${at}/${of}/people/${id}`, { expires });
const people = async (of: string) =>
  (
    await act<{ items: { name: string; expired: boolean; by: string }[] }>(
      root,
      'GET',
      `${at}/${of}/people`,
    )
  ).items;

test('an admin names one, gives it, and takes it away', async () => {
  const { id } = await make('Laser safety');
  expect(await statusOf(make('Laser safety'))).toBe(409);
  await give(id, mia);
  expect(await people(id)).toMatchObject([{ name: 'Mia', by: 'Root', expired: false }]);
  const { items } = await act<{ items: { name: string; people: number }[] }>(root, 'GET', at);
  expect(items).toMatchObject([{ name: 'Laser safety', people: 1 }]);
  await act(root, 'DELETE', `${at}/${id}/people/${mia.id}`);
  await act(root, 'DELETE', `${at}/${id}/people/${mia.id}`);
  expect(await people(id)).toEqual([]);
});

test('one that expires is had until then', async () => {
  const { id } = await make('First aid');
  expect(await statusOf(give(id, mia, '2020-01-01T00:00:00Z'))).toBe(422);
  await give(id, mia, '2100-01-01T00:00:00Z');
  await world.fresh.pool.query('update completions set expires_at = now() where person_id = $1', [
    mia.id,
  ]);
  expect(await people(id)).toMatchObject([{ name: 'Mia', expired: true }]);
});

test('an assembly asks for one of its organisation, and who lacks it cannot book', async () => {
  const { id } = await make('Crane');
  const group = await world.group('Movers', lab, { managers: [root], members: [mia] });
  const bench = await makeAssembly(root, lab, 'Crane 1', { qualification: id, bookedBy: [group] });
  const why = () =>
    act<{ verdict: { allowed: boolean } }>(mia, 'GET', `/api/why/book/${bench.id}`).then(
      ({ verdict }) => verdict.allowed,
    );
  expect(await why()).toBe(false);
  await give(id, mia);
  expect(await why()).toBe(true);
  const away = await world.organisation('Away');
  const boss = await world.person('Boss', { organisation: away, role: 'admin' });
  const foreign = await act<{ id: string }>(
    boss,
    'POST',
    `/api/organisations/${away}/qualifications`,
    { name: 'Foreign' },
  );
  await expect(changeAssembly(root, bench.id, { qualification: foreign.id })).rejects.toThrow(
    '422',
  );
  await act(root, 'DELETE', `${at}/${id}`);
  expect(await changeAssembly(root, bench.id, { place: 'Yard' })).toMatchObject({
    qualification: null,
  });
});

test('it is renamed, but not as another one is', async () => {
  const [one, other] = [await make('One'), await make('Other')];
  await act(root, 'PATCH', `${at}/${one.id}`, { name: 'First' });
  expect(await statusOf(act(root, 'PATCH', `${at}/${other.id}`, { name: 'First' }))).toBe(409);
});

test('is for admins, and given to people whom they know', async () => {
  const { id } = await make('Pilot');
  const stranger = await world.person('Sam');
  const friend = await world.person('Fay');
  await world.contact(root, friend);
  expect(await statusOf(give(id, stranger))).toBe(404);
  expect(await statusOf(give(id, friend))).toBe(204);
  expect(await statusOf(make('Mine', mia))).toBe(403);
  expect(await statusOf(make('Mine', stranger))).toBe(404);
  expect(await statusOf(give(id, mia, null, mia))).toBe(403);
  const away = await world.organisation('Elsewhere');
  const boss = await world.person('Boss', { organisation: away, role: 'admin' });
  const url = `/api/organisations/${away}/qualifications/${id}`;
  expect(await statusOf(act(boss, 'PATCH', url, { name: 'Taken' }))).toBe(404);
});
