import { afterAll, beforeAll, expect, test } from 'vitest';
import { broken } from '../../../test/invariants.ts';
import { answerOf, failed, statusOf } from '../../../test/world/answers.ts';
import {
  changeAssembly,
  makeAssembly,
  retire,
  settingsOf,
  takeBack,
  type Wanted,
} from '../../../test/world/equipment.ts';
import { deleteGroup } from '../../../test/world/groups.ts';
import { suspend } from '../../../test/world/organisation.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import type { AssemblyId, GroupId, OrganisationId } from '../../base/ids.ts';

let world: World;
let lab: OrganisationId;
let root: Someone;
let mia: Someone;
let robotics: GroupId;
beforeAll(async () => {
  world = await openWorld();
  lab = await world.organisation('Lab');
  root = await world.person('Root', { organisation: lab, role: 'admin' });
  mia = await world.person('Mia', { organisation: lab });
  robotics = await world.group('Robotics', lab, { managers: [root], members: [mia] });
});
afterAll(async () => {
  expect(await broken(world.fresh.pool)).toEqual([]);
  await world.close();
});

type Page = { items: { id: AssemblyId; name: string; tags: string[] }[]; next?: string };
const list = async (query = '', who = root, organisation = lab) =>
  (await who.call<Page>('GET', `/api/organisations/${organisation}/assemblies?${query}`)).body;
const namesIn = async (query: string, who = root, organisation = lab) =>
  (await list(query, who, organisation)).items.map(({ name }) => name);
const faults = async (body: Wanted) => {
  const url = `/api/organisations/${lab}/assemblies`;
  const answer = await root.call<{ faults: { pointer: string }[] }>('POST', url, body);
  return [answer.status, ...answer.body.faults.map(({ pointer }) => pointer)];
};
const kinds = async (assembly: string): Promise<string[]> =>
  (
    await world.fresh.pool.query<{ kind: string }>(
      'select kind from journal where subject_id = $1 order by seq',
      [assembly],
    )
  ).rows.map(({ kind }) => kind);

test('an admin makes an assembly, and nothing more than its name is needed', async () => {
  const bench = await makeAssembly(root, lab, '  Bench   1 ');
  expect(bench).toMatchObject({
    name: 'Bench 1',
    state: 'in-service',
    startup: 0,
    cleanup: 300,
    shortest: 300,
    longest: 86_400,
    horizon: 7_776_000,
    noShow: null,
    bookedBy: [],
    seenBy: [],
    retired: null,
    version: 1,
    organisation: { id: lab, name: 'Lab' },
  });
  expect(await settingsOf(root, bench.id)).toEqual(bench);
});

test('tags are small letters, each once, and links are pages', async () => {
  const links = [{ title: 'Manual', address: 'HTTPS://Docs.example.org/a b' }];
  const bench = await makeAssembly(root, lab, 'Tagged', { tags: ['Laser', ' laser', 'A'], links });
  expect(bench.tags).toEqual(['a', 'laser']);
  expect(bench.links).toEqual([{ title: 'Manual', address: 'https://docs.example.org/a%20b' }]);
  expect(await namesIn('tag=LASER')).toEqual(['Tagged']);
});

test.each<[string, Wanted, string]>([
  ['no name', { name: ' ' }, 'name'],
  ['a name too long', { name: 'x'.repeat(81) }, 'name'],
  ['a tag with a comma', { tags: ['a,b'] }, 'tags/0'],
  ['too many tags', { tags: Array.from({ length: 21 }, (_, at) => `t${at}`) }, 'tags'],
  ['a link that runs', { links: [{ title: 'x', address: 'javascript:1' }] }, 'links/0/address'],
  [
    'a link with a password',
    { links: [{ title: 'x', address: 'https://a:b@example.org' }] },
    'links/0/address',
  ],
  ['a state that is none', { state: 'broken' }, 'state'],
  ['out of service without a reason', { state: 'out-of-service' }, 'reason'],
  ['a longest below the shortest', { shortest: 600, longest: 300 }, 'longest'],
  ['a cleanup of more than a day', { cleanup: 86_401 }, 'cleanup'],
  ['a field that is unknown', { epoch: 7 }, 'epoch'],
])('refuses %s', async (_, more, field) => {
  expect(await faults({ name: 'Never', ...more })).toEqual([422, `#/body/${field}`]);
});

test('two assemblies of one name are refused while neither is retired', async () => {
  const first = await makeAssembly(root, lab, 'Twin');
  const again = makeAssembly(root, lab, 'twin');
  expect(await answerOf(again)).toMatchObject({
    status: 409,
    body: { code: 'assembly-name-free' },
  });
  await retire(root, first.id);
  await makeAssembly(root, lab, 'TWIN');
  expect(await statusOf(takeBack(root, first.id))).toBe(409);
  expect(await namesIn('q=twin')).toEqual(['TWIN']);
  expect(await namesIn('q=twin&retired=yes')).toEqual(['Twin']);
});

test('a list goes on by name, however many there are', async () => {
  const other = await world.organisation('Other');
  const admin = await world.person('Ada', { organisation: other, role: 'admin' });
  for (const name of ['b', 'Ä', 'C', 'a', '10%']) await makeAssembly(admin, other, name);
  const all = await namesIn('', admin, other);
  const walked: string[] = [];
  let cursor = '';
  do {
    const page = await list(`limit=2&cursor=${cursor}`.replace(/&cursor=$/u, ''), admin, other);
    walked.push(...page.items.map(({ name }) => name));
    cursor = page.next ?? '';
  } while (cursor);
  expect(walked).toEqual(all);
  expect(all).toHaveLength(5);
  expect(await namesIn('q=%25', admin, other)).toEqual(['10%']);
  expect(await namesIn('state=on-stock', admin, other)).toEqual([]);
});

test('what somebody else has changed meanwhile is told, and not overwritten', async () => {
  const bench = await makeAssembly(root, lab, 'Contended');
  const path = `/api/assemblies/${bench.id}`;
  const first = await root.call('PATCH', path, { place: 'Hall 1' }, 1);
  expect(first.body).toMatchObject({ place: 'Hall 1', version: 2 });
  const late = await root.call('PATCH', path, { place: 'Hall 2' }, 1);
  expect([late.status, late.body]).toMatchObject([412, { now: { place: 'Hall 1', version: 2 } }]);
  // who wanted the same has it
  const same = await root.call('PATCH', path, { place: 'Hall 1' }, 1);
  expect([same.status, same.body]).toMatchObject([200, { version: 2 }]);
  expect((await root.call('PATCH', path, { place: 'Hall 3' })).status).toBe(428);
  expect(await kinds(bench.id)).toEqual(['assembly.made', 'assembly.changed']);
});

test('the state is told by itself, and a reason goes with what it was the reason of', async () => {
  const { id } = await makeAssembly(root, lab, 'Stately');
  const out = { state: 'out-of-service', reason: 'Lens broken' };
  expect(await changeAssembly(root, id, out)).toMatchObject(out);
  await expect(changeAssembly(root, id, { reason: '' })).rejects.toThrow('422');
  expect(await changeAssembly(root, id, { state: 'in-service', place: 'Hall 1' })).toMatchObject({
    state: 'in-service',
    reason: '',
  });
  expect(await kinds(id)).toEqual([
    'assembly.made',
    'assembly.put-out-of-service',
    'assembly.changed',
    'assembly.put-in-service',
  ]);
});

test('it is opened to groups that the admin knows, of other organisations, too', async () => {
  const away = await world.organisation('Away');
  const boss = await world.person('Boss', { organisation: away, role: 'admin' });
  const [near, far] = [
    await world.group('Near', away, { managers: [boss], members: [root] }),
    await world.group('Far', away, { managers: [boss] }),
  ];
  await world.contact(boss, root);
  const found = await root.call<{ items: { name: string; organisation: string | null }[] }>(
    'GET',
    `/api/organisations/${lab}/assembly-groups?q=`,
  );
  expect(found.body.items).toEqual([
    { id: near, name: 'Near', organisation: 'Away' },
    { id: robotics, name: 'Robotics', organisation: null },
  ]);
  const bench = await makeAssembly(root, lab, 'Shared', { bookedBy: [near], seenBy: [robotics] });
  expect(bench).toMatchObject({ bookedBy: [{ name: 'Near' }], seenBy: [{ name: 'Robotics' }] });
  expect(await faults({ name: 'Never', bookedBy: [near, far] })).toEqual([
    422,
    '#/body/bookedBy/1',
  ]);
  // another admin does not know it, and may leave it
  const ann = await world.person('Ann', { organisation: lab, role: 'admin' });
  expect(await changeAssembly(ann, bench.id, { bookedBy: [near, robotics] })).toMatchObject({
    bookedBy: [{ name: 'Near' }, { name: 'Robotics' }],
  });
  await deleteGroup(boss, near);
  expect((await settingsOf(root, bench.id)).bookedBy).toMatchObject([{ name: 'Robotics' }]);
});

test('who only sees it is told who changes it', async () => {
  const { id } = await makeAssembly(root, lab, 'Seen', { seenBy: [robotics] });
  const path = `/api/assemblies/${id}`;
  for (const [method, url, body] of [
    ['GET', `${path}/settings`, undefined],
    ['PATCH', path, { place: 'x' }],
    ['PUT', `${path}/retirement`, undefined],
  ] as const) {
    const answer = await mia.call(method, url, body, 1);
    expect([answer.status, failed(answer)]).toEqual([403, ['manages-assembly']]);
  }
});

test('for everybody but its admins it has no settings', async () => {
  const { id } = await makeAssembly(root, lab, 'Closed');
  const stranger = await world.person('Sam');
  const former = await world.person('Former', { organisation: lab, role: 'admin' });
  await suspend(root, lab, former);
  for (const who of [mia, stranger, former]) {
    const unknown = await who.call('GET', `/api/assemblies/${crypto.randomUUID()}/settings`);
    const answer = await who.call('GET', `/api/assemblies/${id}/settings`);
    const same = { ...unknown.body, instance: '' };
    expect([answer.status, { ...answer.body, instance: '' }]).toEqual([unknown.status, same]);
    expect((await who.call('PATCH', `/api/assemblies/${id}`, { place: 'x' }, 1)).status).toBe(
      unknown.status,
    );
    expect(await statusOf(retire(who, id))).toBe(unknown.status);
  }
  expect(await statusOf(makeAssembly(mia, lab, 'Mine'))).toBe(403);
  expect(await statusOf(makeAssembly(stranger, lab, 'Mine'))).toBe(404);
});

test('retired twice, and taken back twice, is said once', async () => {
  const { id } = await makeAssembly(root, lab, 'Old');
  await retire(root, id);
  await retire(root, id);
  await takeBack(root, id);
  await takeBack(root, id);
  expect(await kinds(id)).toEqual(['assembly.made', 'assembly.retired', 'assembly.taken-back']);
});
