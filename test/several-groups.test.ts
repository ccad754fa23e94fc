import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GroupId, OrganisationId } from '../src/base/ids.ts';
import { broken } from './invariants.ts';
import { alsoFor } from './world/beyond.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

/** A session for the choir, which is not to know of the orchestra that it is for, too. */
let world: World;
let home: OrganisationId;
let [admin, ada, ben, bea, cyd, dana]: Someone[] = [];
let [choir, orchestra]: GroupId[] = [];
let session: string;
type Verdict = {
  readonly allowed: boolean;
  readonly checks: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly says: string;
    readonly remedies: readonly { readonly says: string; readonly repair?: { path: string } }[];
  }[];
  readonly paths: readonly { readonly says: string }[];
};
const check = async (who: Someone, whom: Someone) =>
  (await who.call<{ verdict: Verdict }>('GET', `/api/why/see-session/${session}?person=${whom.id}`))
    .body.verdict;
const sessionOf = (who: Someone) =>
  who.call<{
    group: { name: string } | null;
    version: number;
    audience: number | null;
    hosts: { name: string }[];
    gates: { manage: Verdict; see: Verdict };
  }>('GET', `/api/sessions/${session}`);
const groups = async (): Promise<string[]> =>
  (
    await world.fresh.pool.query<{ name: string }>(
      `select g.name from audience_groups a join groups g on g.id = a.group_id
       where a.audience_id = $1 order by g.name`,
      [session],
    )
  ).rows.map(({ name }) => name);

beforeAll(async () => {
  world = await openWorld();
  home = await world.organisation('Home');
  const colleague = (name: string) => world.person(name, { organisation: home });
  admin = await world.person('Admin', { organisation: home, role: 'admin' });
  [ada, ben, bea, cyd, dana] = [
    await colleague('Ada'),
    await colleague('Ben'),
    await colleague('Bea'),
    await colleague('Cyd'),
    await colleague('Dana'),
  ];
  choir = await world.group('Choir', home, { managers: [ada], members: [ben] });
  orchestra = await world.group('Orchestra', home, { managers: [bea], members: [cyd, ben] });
  const start = new Date(Date.now() + 300_000).toISOString().slice(0, 16);
  const made = await ada.call<{ id: string }>('POST', '/api/sessions', {
    title: 'Rehearsal',
    group: choir,
    start,
    zone: 'UTC',
    minutes: 60,
    hosts: [ada.id],
  });
  session = made.body.id;
  await alsoFor(world, session, orchestra);
});
afterAll(() => world.close());

test('everybody of each of its groups sees it, and is told of those groups alone that they know', async () => {
  const shown = async (who: Someone) => {
    const { body } = await who.call<{ items: { group: { name: string } }[] }>('GET', '/api/agenda');
    return [body.items.map(({ group }) => group.name), (await sessionOf(who)).body.group?.name];
  };
  expect(await shown(ada!)).toEqual([['Choir'], 'Choir']);
  expect(await shown(ben!)).toEqual([['Choir'], 'Choir']);
  expect(await shown(cyd!)).toEqual([['Orchestra'], 'Orchestra']);
  expect((await sessionOf(dana!)).status).toBe(404);
  for (const [who, other] of [
    [ada!, 'Orchestra'],
    [cyd!, 'Choir'],
  ] as const)
    for (const path of [`sessions/${session}`, 'agenda', `why/enter-room/${session}`])
      expect(JSON.stringify((await who.call('GET', `/api/${path}`)).body)).not.toContain(other);
});

test('whoever manages one of them manages it; of the others they are told no names', async () => {
  for (const who of [ada!, bea!, admin!])
    expect((await sessionOf(who)).body).toMatchObject({
      audience: 4,
      may: { manage: true },
    });
  const why = await cyd!.call('GET', `/api/why/manage-session/${session}`);
  expect(why.body.verdict).toMatchObject({
    allowed: false,
    checks: expect.arrayContaining([
      expect.objectContaining({
        says: 'Only managers of the session’s groups and admins of the organisation manage it.',
      }),
    ]) as unknown,
  });
  const people = async (who: Someone) =>
    (
      await who.call<{
        items: { person: { name: string }; paths: { says: string }[] }[];
      }>('GET', `/api/why/see-session/${session}/people`)
    ).body.items.map(({ person, paths }) => [person.name, ...paths.map(({ says }) => says).sort()]);
  expect(await people(ada!)).toEqual([
    ['Ada', 'as a host of the session', 'as a manager of Choir'],
    ['Bea', 'as a manager of another group'],
    ['Ben', 'through another group', 'through the group Choir'],
    ['Cyd', 'through another group'],
  ]);
  expect(await people(admin!)).toEqual([
    ['Ada', 'as a host of the session', 'as a manager of Choir'],
    ['Bea', 'as a manager of Orchestra'],
    ['Ben', 'through the group Choir', 'through the group Orchestra'],
    ['Cyd', 'through the group Orchestra'],
  ]);
});

test('somebody in none of them can be added to each that the asker may add to; none is given up for it', async () => {
  const { checks } = await check(admin!, dana!);
  const line = checks.find(({ name }) => name === 'in-group')!;
  expect(line.says).toBe('Dana is in none of the groups Choir, Orchestra.');
  expect(line.remedies.map(({ repair }) => repair?.path)).toEqual([
    `/api/groups/${choir}/members`,
    `/api/groups/${orchestra}/members`,
  ]);
  const asked = (await check(ada!, dana!)).checks.find(({ name }) => name === 'in-group')!;
  expect(asked.says).toBe('Dana is in none of the groups Choir and 1 more.');
  expect(JSON.stringify(asked)).not.toContain(orchestra);
});

test('an edit keeps its groups, and takes hosts from all of them; another group replaces them', async () => {
  const change = async (who: Someone, changes: object) => {
    const { version } = (await sessionOf(who)).body;
    return who.call('PATCH', `/api/sessions/${session}`, changes, version);
  };
  expect((await change(bea!, { title: 'Late rehearsal', hosts: [ada!.id, cyd!.id] })).status).toBe(
    200,
  );
  expect(await groups()).toEqual(['Choir', 'Orchestra']);
  expect((await change(bea!, { hosts: [dana!.id] })).status).toBe(422);
  expect((await change(ada!, { group: choir })).status).toBe(200);
  expect(await groups()).toEqual(['Choir', 'Orchestra']);
  expect(await broken(world.fresh.pool)).toEqual([]);
});

test('without one of them the people of the others stay; without any it is for nobody', async () => {
  const deletion = async (who: Someone, group: GroupId) =>
    (await who.call<{ sessions: { id: string }[] }>('GET', `/api/groups/${group}/deletion`)).body
      .sessions;
  expect(await deletion(ada!, choir!)).toEqual([]);
  expect((await ada!.call('DELETE', `/api/groups/${choir}`, { sessions: [] })).status).toBe(204);
  expect(await groups()).toEqual(['Orchestra']);
  expect([
    (await sessionOf(ada!)).status,
    (await sessionOf(ben!)).status,
    (await sessionOf(cyd!)).status,
  ]).toEqual([404, 200, 200]);
  expect((await sessionOf(bea!)).body.hosts.map(({ name }) => name)).toEqual(['Cyd']);
  expect((await deletion(bea!, orchestra!)).map(({ id }) => id)).toEqual([session]);
  expect(
    (await bea!.call('DELETE', `/api/groups/${orchestra}`, { sessions: [session] })).status,
  ).toBe(204);
  expect((await sessionOf(cyd!)).status).toBe(404);
  expect((await sessionOf(admin!)).body).toMatchObject({ group: null, audience: 0 });
  expect(await broken(world.fresh.pool)).toEqual([]);
});
