import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate, failed } from '../../access/gate.ts';
import { newId } from '../../base/ids.ts';
import { makeAssembly } from '../../../test/world/assemblies.ts';
import { cast, type Cast } from '../../../test/world/cast.ts';
import { openWorld, type World } from '../../../test/world/world.ts';
import { mayBook, mayManage, maySee } from './actions.ts';
import type { Assembly, AssemblyFacts } from './checks.ts';
import { book, manageAssembly, seeAssembly } from './gates.ts';
import { bookers, seers } from './store.ts';

const group = newId<'group'>();
const way = {
  id: group,
  name: 'Physics',
  role: 'member',
  direct: true,
  counts: true,
  colleague: true,
} as const;
const about: Assembly = {
  organisation: newId<'organisation'>(),
  size: 1,
  groups: [{ id: group, name: 'Physics', managed: false, own: true }],
  ask: 'Ada',
  role: 'member',
  suspended: false,
  contact: false,
  ways: [way],
  elsewhere: [],
  admin: null,
  owner: { self: false, active: true, contact: false },
  id: newId<'assembly'>(),
  title: 'Bench 3',
  state: 'in-service',
  reason: '',
  retired: false,
  shown: true,
  qualification: null,
  qualified: false,
  claim: null,
};
const me = newId<'person'>();
const facts = (more: Partial<Assembly> = {}): AssemblyFacts => ({
  now: new Date('2027-03-01T09:00:00Z'),
  asker: {
    id: me,
    zone: 'UTC',
    self: true,
    admin: false,
    manages: false,
    keeps: false,
    byLink: false,
    contact: 'none',
    request: null,
    groups: [],
  },
  person: { id: me, guest: null, label: 'Ben', email: '', verified: true, barred: false },
  about: { ...about, ...more },
});
const laser = { id: newId<'qualification'>(), name: 'Laser safety' };

test.each([
  ['whoever may book sees it', facts({ shown: false }), []],
  ['whoever is in a group that sees it', facts({ ways: [] }), []],
  ['an admin of its organisation', facts({ ways: [], shown: false, role: 'admin' }), []],
  ['nobody else', facts({ ways: [], shown: false }), ['sees-assembly']],
  [
    'nobody by a membership that does not count',
    facts({ ways: [{ ...way, counts: false }], shown: false }),
    ['sees-assembly'],
  ],
  ['nobody who is suspended', facts({ suspended: true }), ['can-sign-in']],
  ['nobody where there is none', { ...facts(), about: null }, ['sees-assembly']],
] as const)('sees an assembly: %s', (_, known, expected) => {
  expect(failed(evaluate(seeAssembly, known))).toEqual(expected);
});

test.each([
  ['an admin', facts({ role: 'admin' }), []],
  ['not a member', facts(), ['manages-assembly']],
  [
    'not an admin who is suspended',
    facts({ role: 'admin', suspended: true }),
    ['can-sign-in', 'manages-assembly'],
  ],
] as const)('manages an assembly: %s', (_, known, expected) => {
  expect(failed(evaluate(manageAssembly, known))).toEqual(expected);
});

test.each([
  ['a member of a group that may', facts(), []],
  ['not who only sees it', facts({ ways: [] }), ['may-book']],
  ['not an admin of no such group', facts({ ways: [], role: 'admin' }), ['may-book']],
  ['who has what it asks for', facts({ qualification: laser, qualified: true }), []],
  ['not who lacks it', facts({ qualification: laser }), ['qualified']],
  ['not what is on stock', facts({ state: 'on-stock' }), ['in-service']],
  ['not what is out of service', facts({ state: 'out-of-service' }), ['in-service']],
  ['not what is retired', facts({ retired: true }), ['in-service']],
] as const)('books an assembly: %s', (_, known, expected) => {
  expect(failed(evaluate(book, known))).toEqual(expected);
});

describe('on the database', () => {
  let world: World;
  let people: Cast;
  beforeAll(async () => {
    world = await openWorld();
    people = await cast(world);
  });
  afterAll(() => world.close());

  test('gates, sets and the function say the same of everybody', async () => {
    const { boss, host, member, stranger, organisation, group: robotics } = people;
    const watching = await world.group('Watchers', organisation, {
      managers: [boss],
      members: [stranger],
    });
    await world.contact(boss, stranger);
    const gone = await world.person('Greta Gone', { organisation });
    const assembly = await makeAssembly(world, organisation, boss, {
      booked: [robotics],
      shown: [watching],
    });
    const everybody = [boss, host, member, stranger, gone];
    const ids = everybody.map(({ id }) => id);
    const { db } = world.fresh;
    const of = async (may: typeof maySee | typeof mayBook | typeof mayManage) =>
      (
        await Promise.all(
          everybody.map(async ({ id, name }) =>
            (await may(db, id, assembly)).allowed ? name : null,
          ),
        )
      ).filter((name) => name !== null);
    const named = (some: readonly string[]) =>
      everybody.filter(({ id }) => some.includes(id)).map(({ name }) => name);
    const [boss_, host_, member_, stranger_] = everybody.map(({ name }) => name);
    expect(await of(maySee)).toEqual([boss_, host_, member_, stranger_]);
    expect(named(await seers.all(db, assembly))).toEqual([boss_, host_, member_, stranger_]);
    expect(named(await seers.among(db, assembly, ids))).toEqual(await of(maySee));
    expect(await of(mayBook)).toEqual([boss_, host_, member_]);
    expect(named(await bookers.all(db, assembly))).toEqual(await of(mayBook));
    expect(named(await bookers.among(db, assembly, ids))).toEqual(await of(mayBook));
    expect(await of(mayManage)).toEqual([boss_]);
    for (const { id, name } of everybody) {
      const { rows } = await world.fresh.pool.query<{ booked: boolean }>(
        'select booked from assemblies_of($1) where assembly_id = $2',
        [id, assembly],
      );
      expect([name, rows.length > 0, rows[0]?.booked ?? false]).toEqual([
        name,
        (await of(maySee)).includes(name),
        (await of(mayBook)).includes(name),
      ]);
    }
  });

  test('who may not see it is told what is told of one that is not there', async () => {
    const { organisation, boss, stranger, group: robotics } = people;
    const assembly = await makeAssembly(world, organisation, boss, { booked: [robotics] });
    const why = (id: string) => stranger.call('GET', `/api/why/book/${id}`);
    const [there, nowhere] = [await why(assembly), await why(newId())];
    expect(there.status).toBe(nowhere.status);
    expect(JSON.stringify(there.body).replaceAll(assembly, '')).not.toContain('Bench');
    const own = await boss.call<{ verdict: { allowed: boolean } }>(
      'GET',
      `/api/why/book/${assembly}`,
    );
    expect(own.body.verdict.allowed).toBe(true);
    const all = await boss.call<{ items: { person: { name: string } }[] }>(
      'GET',
      `/api/why/book/${assembly}/people`,
    );
    expect(all.body.items.map(({ person }) => person.name)).toEqual([
      'Berta Boss',
      'Hanna Host',
      'Mia Member',
    ]);
  });
});
