import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, statusOf } from '../../../../test/world/answers.ts';
import { makeAssembly, settingsOf } from '../../../../test/world/equipment.ts';
import { openWorld, type Someone, type World } from '../../../../test/world/world.ts';
import type { OrganisationId } from '../../../base/ids.ts';

let world: World;
let lab: OrganisationId;
let root: Someone;
let mia: Someone;
beforeAll(async () => {
  world = await openWorld();
  lab = await world.organisation('Lab');
  root = await world.person('Root', { organisation: lab, role: 'admin' });
  mia = await world.person('Mia', { organisation: lab });
  await world.group('Robotics', lab, { managers: [root] });
});
afterAll(() => world.close());

type Line = {
  line: number;
  name: string;
  outcome: string;
  faults: { column: string; says: string }[];
};
const send = (who: Someone, csv: string, trial = false) =>
  act<{ lines: Line[] }>(who, 'POST', `/api/organisations/${lab}/assembly-imports`, { csv, trial });
const outcomes = async (csv: string, trial = false) =>
  (await send(root, csv, trial)).lines.map(({ line, outcome, faults }) => [
    line,
    outcome,
    ...faults.map(({ column }) => column),
  ]);
const count = async (): Promise<number> =>
  Number(
    (await world.fresh.pool.query<{ n: string }>('select count(*) as n from assemblies')).rows[0]!
      .n,
  );

const table = [
  'Name;Place;Tags;Cleanup;Booked by;State;Reason',
  'Import 1;Hall 4;Laser;10;robotics;;',
  'Import 2;;;;;out of service;Broken',
  ';Nowhere;;;;;',
  'Import 3;;;soon;Nobody we know;;',
  'import 1;Hall 5;;;;;',
].join('\n');
const expected = [
  [2, 'made'],
  [3, 'made'],
  [4, 'refused', 'name'],
  [5, 'refused', 'bookedBy', 'cleanup'],
  [6, 'refused', 'name'],
];

test('a trial says line for line what would happen, and nothing has', async () => {
  const before = await count();
  expect(await outcomes(table, true)).toEqual(expected);
  expect(await count()).toBe(before);
  const { rows } = await world.fresh.pool.query("select from journal where kind = 'assembly.made'");
  expect(rows).toHaveLength(0);
});

test('then it does, whatever is refused, and again changes nothing', async () => {
  const before = await count();
  expect(await outcomes(table)).toEqual(expected);
  expect(await count()).toBe(before + 2);
  const again = await send(root, table);
  expect(again.lines.map(({ outcome }) => outcome).slice(0, 2)).toEqual(['same', 'same']);
  const { items } = (
    await root.call<{ items: { id: string; name: string }[] }>(
      'GET',
      `/api/organisations/${lab}/assemblies?q=import 1`,
    )
  ).body;
  expect(await settingsOf(root, items[0]!.id)).toMatchObject({
    name: 'Import 1',
    place: 'Hall 4',
    tags: ['laser'],
    cleanup: 600,
    bookedBy: [{ name: 'Robotics' }],
    version: 1,
  });
});

test('a line changes what it says and leaves the rest, and a wrong value names its column', async () => {
  const { id } = await makeAssembly(root, lab, 'Import 4', { place: 'Hall 1', tags: ['gpu'] });
  expect(await outcomes('name,place\nIMPORT 4,Hall 2')).toEqual([[2, 'changed']]);
  expect(await settingsOf(root, id)).toMatchObject({
    name: 'IMPORT 4',
    place: 'Hall 2',
    tags: ['gpu'],
  });
  expect(await outcomes('name,shortest,longest\nImport 5,2h,1h')).toEqual([
    [2, 'refused', 'longest'],
  ]);
  expect(await outcomes('name,cleanup\nImport 5,soon')).toEqual([[2, 'refused', 'cleanup']]);
});

test.each([
  ['nothing', ''],
  ['a column that is unknown', 'name,colour\nA,red'],
  ['no name', 'place\nHall'],
  ['too many lines', `name\n${'A\n'.repeat(1001)}`],
  ['too much text', `name\n${'A'.repeat(150_000)}`],
])('refuses %s as a whole', async (_, csv) => {
  expect(await statusOf(send(root, csv))).toBe(422);
});

test('is for admins', async () => {
  expect(await statusOf(send(mia, 'name\nA'))).toBe(403);
  expect(await statusOf(send(await world.person('Sam'), 'name\nA'))).toBe(404);
});
