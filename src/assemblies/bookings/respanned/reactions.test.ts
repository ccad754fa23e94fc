import { afterAll, beforeAll, expect, test } from 'vitest';
import { broken } from '../../../../test/invariants.ts';
import { act } from '../../../../test/world/answers.ts';
import { makeAssembly, settingsOf } from '../../../../test/world/equipment.ts';
import { openWorld, type Someone, type World } from '../../../../test/world/world.ts';
import type { GroupId, OrganisationId } from '../../../base/ids.ts';

let world: World;
let lab: OrganisationId;
let root: Someone;
let group: GroupId;
beforeAll(async () => {
  world = await openWorld();
  lab = await world.organisation('Lab');
  root = await world.person('Root', { organisation: lab, role: 'admin' });
  group = await world.group('Robotics', lab, { managers: [root] });
});
afterAll(async () => {
  expect(await broken(world.fresh.pool)).toEqual([]);
  await world.close();
});

const minute = 60_000;
const next = Math.ceil(Date.now() / (60 * minute)) * 60 * minute + 24 * 60 * minute;
const at = (minutes: number) => new Date(next + minutes * minute).toISOString();
const booked = (assembly: string, from: number, to: number) =>
  act<{ id: string }>(root, 'POST', '/api/bookings', { assembly, starts: at(from), ends: at(to) });
const change = async (id: string, body: object) =>
  root.call<{ code: string; now: { pairs: { starts: string }[][] } }>(
    'PATCH',
    `/api/assemblies/${id}`,
    body,
    (await settingsOf(root, id)).version,
  );
const blockedOn = async (id: string) =>
  (
    await world.fresh.pool.query<{ from: Date; to: Date }>(
      'select lower(blocked) as from, upper(blocked) as to from bookings where assembly_id = $1 order by 1',
      [id],
    )
  ).rows.map(({ from, to }) => [from.toISOString(), to.toISOString()]);

test('another start-up and cleanup hold for what is booked already', async () => {
  const spans = { startup: 0, cleanup: 600, bookedBy: [group] };
  const { id } = await makeAssembly(root, lab, 'Respanned', spans);
  await booked(id, 0, 60);
  await booked(id, 70, 120);
  // what one gives up the other takes
  expect((await change(id, { startup: 600, cleanup: 0 })).status).toBe(200);
  expect(await blockedOn(id)).toEqual([
    [at(-10), at(60)],
    [at(60), at(120)],
  ]);
});

test('where two would collide it is refused with the pair, and nothing changes', async () => {
  const { id } = await makeAssembly(root, lab, 'Tight', { cleanup: 300, bookedBy: [group] });
  await booked(id, 0, 60);
  await booked(id, 65, 120);
  const before = await blockedOn(id);
  const refused = await change(id, { cleanup: 301, place: 'Hall 4' });
  expect([refused.status, refused.body.code]).toEqual([409, 'spans-collide']);
  expect(refused.body.now.pairs.map((pair) => pair.map(({ starts }) => +new Date(starts)))).toEqual(
    [[next, next + 65 * minute]],
  );
  expect(await blockedOn(id)).toEqual(before);
  expect(await settingsOf(root, id)).toMatchObject({ cleanup: 300, place: '', version: 1 });
});
