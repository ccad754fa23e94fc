import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeAssembly, standBooking } from '../../../test/world/timeline.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import type { Answer } from '../../base/api/contract.ts';
import type { AssemblyId, BookingId, GroupId, OrganisationId } from '../../base/ids.ts';
import type { timelineContract } from './contract.ts';

type Page = Answer<(typeof timelineContract)['GET /api/timeline']>;
type Choices = Answer<(typeof timelineContract)['GET /api/timeline/choices']>;

const hour = 3_600_000;
const today = Math.floor(Date.now() / (24 * hour)) * 24 * hour;
const at = (hours: number): string => new Date(today + hours * hour).toISOString();

let world: World;
let organisation: OrganisationId;
let [root, ada, ben, eve]: Someone[] = [];
let [physics, chemistry]: GroupId[] = [];

type Placing = Parameters<typeof placeAssembly>[3];
const assembly = (name: string, given?: Placing): Promise<AssemblyId> =>
  placeAssembly(world, { organisation, by: root! }, name, given);
const stand = (
  id: AssemblyId,
  holder: Someone | null,
  [from, to]: readonly [number, number],
  more: Parameters<typeof standBooking>[4] = {},
): Promise<BookingId> => standBooking(world, id, holder, [at(from), at(to)], more);

const asked = async (person: Someone, query: Readonly<Record<string, string>> = {}) =>
  (
    await person.call<Page>(
      'GET',
      `/api/timeline?${new URLSearchParams({ from: at(0), to: at(168), ...query })}`,
    )
  ).body;
const named = (page: Page): string[] => page.items.map(({ name }) => name);

beforeAll(async () => {
  world = await openWorld();
  organisation = await world.organisation();
  root = await world.person('Root', { organisation, role: 'admin' });
  [ada, ben] = await Promise.all(
    ['Ada', 'Ben'].map((name) => world.person(name, { organisation })),
  );
  const elsewhere = await world.organisation('Elsewhere');
  eve = await world.person('Eve', { organisation: elsewhere });
  physics = await world.group('Physics', organisation, { managers: [ada!], members: [ben!] });
  chemistry = await world.group('Chemistry', organisation, { managers: [ben!] });
});
afterAll(() => world.close());

describe('the timeline', () => {
  let [bench, scope]: AssemblyId[] = [];
  beforeAll(async () => {
    bench = await assembly('Bench', {
      books: physics!,
      tags: ['arm', 'can'],
      startup: 600,
      cleanup: 300,
    });
    scope = await assembly('Oscilloscope', { sees: physics!, tags: ['arm'] });
    await assembly('rig', { books: chemistry!, state: 'out-of-service' });
    await stand(bench, ada!, [2, 4], { purpose: 'Soldering' });
    await stand(bench, eve!, [6, 7], { purpose: 'Secret' });
    await stand(scope, null, [24, 48]);
  });

  test('has the assemblies that somebody sees, by name, and whether they may book them', async () => {
    expect((await asked(root!)).items.map(({ name, books }) => [name, books])).toEqual([
      ['Bench', false],
      ['Oscilloscope', false],
      ['rig', false],
    ]);
    expect((await asked(ada!)).items.map(({ name, books }) => [name, books])).toEqual([
      ['Bench', true],
      ['Oscilloscope', false],
    ]);
    expect(named(await asked(ben!))).toEqual(['Bench', 'Oscilloscope', 'rig']);
    expect(await asked(eve!)).toEqual({ items: [] });
  });

  test('tells what stands on them, and who holds it only to those who may know', async () => {
    const [line] = (await asked(ben!)).items;
    expect(line!.bookings).toEqual([
      {
        id: expect.any(String),
        from: at(2),
        to: at(4),
        blockedFrom: at(2 - 1 / 6),
        blockedTo: at(4 + 1 / 12),
        kind: 'booking',
        mine: false,
        holder: 'Ada',
        purpose: 'Soldering',
      },
      expect.objectContaining({ from: at(6), to: at(7), holder: null, purpose: null }),
    ]);
    expect((await asked(ada!)).items[0]!.bookings.map(({ mine }) => mine)).toEqual([true, false]);
    expect((await asked(root!)).items[0]!.bookings[1]).toMatchObject({ holder: 'Eve' });
    expect((await asked(ada!)).items[1]!.bookings).toEqual([
      expect.objectContaining({ kind: 'maintenance', holder: null, mine: false }),
    ]);
  });

  test('tells a holder from elsewhere to their contacts, and to managers of their group', async () => {
    const [there, then] = [[200, 201], { from: at(199), to: at(202) }] as const;
    const booking = await stand(bench!, eve!, there, { group: physics! });
    const seen = async (person: Someone) =>
      (await asked(person, then)).items[0]!.bookings.find(({ id }) => id === booking)!.holder;
    expect([await seen(ada!), await seen(ben!)]).toEqual(['Eve', null]);
    await world.contact(ben!, eve!);
    expect(await seen(ben!)).toBe('Eve');
  });

  test('goes on where a page ends', async () => {
    const first = await asked(root!, { limit: '2' });
    expect([named(first), named(await asked(root!, { cursor: first.next! }))]).toEqual([
      ['Bench', 'Oscilloscope'],
      ['rig'],
    ]);
  });

  test('is narrowed by name, tags, group, state, and what is free', async () => {
    const found = async (query: Record<string, string>) => named(await asked(root!, query));
    expect(await found({ q: 'osc' })).toEqual(['Oscilloscope']);
    expect(await found({ tags: 'arm' })).toEqual(['Bench', 'Oscilloscope']);
    expect(await found({ tags: 'ARM, can' })).toEqual(['Bench']);
    expect(await found({ group: physics! })).toEqual(['Bench', 'Oscilloscope']);
    expect(named(await asked(ada!, { group: chemistry! }))).toEqual([]);
    expect(await found({ state: 'out-of-service' })).toEqual(['rig']);
    expect(await found({ freeFrom: at(3), freeTo: at(5) })).toEqual(['Oscilloscope']);
    // the cleanup of what stands ends at 4:05, and a start-up takes ten minutes
    expect(await found({ freeFrom: at(4 + 1 / 6), freeTo: at(5) })).toEqual(['Oscilloscope']);
    expect(await found({ freeFrom: at(4 + 1 / 4), freeTo: at(5) })).toEqual([
      'Bench',
      'Oscilloscope',
    ]);
  });

  test('has what they can be told apart by', async () => {
    const choices = async (person: Someone) =>
      (await person.call<Choices>('GET', '/api/timeline/choices')).body;
    expect(await choices(ada!)).toEqual({
      tags: [
        { tag: 'arm', assemblies: 2 },
        { tag: 'can', assemblies: 1 },
      ],
      groups: [{ id: physics, name: 'Physics' }],
    });
    expect((await choices(root!)).groups.map(({ name }) => name)).toEqual(['Chemistry', 'Physics']);
    expect(await choices(eve!)).toEqual({ tags: [], groups: [] });
  });

  test('tells in a long span what is mine, and of the rest only when it is busy', async () => {
    const lab = await assembly('Zeta', { books: physics! });
    await stand(lab, ada!, [0, 1]);
    await stand(lab, ben!, [1, 2]);
    await stand(lab, ben!, [3, 4]);
    await stand(lab, ben!, [10, 12]);
    const { bookings, busy } = (await asked(ada!, { to: at(28 * 24), q: 'Zeta' })).items[0]!;
    expect(bookings).toEqual([expect.objectContaining({ from: at(0), mine: true })]);
    expect(busy).toEqual([
      { from: at(1), to: at(4), maintenance: false },
      { from: at(10), to: at(12), maintenance: false },
    ]);
  });

  test('says how each stands now', async () => {
    const now = (Date.now() - today) / hour;
    const stands = async (name: string, span: readonly [number, number]) => {
      await stand(
        await assembly(name, { books: physics!, startup: 3600, cleanup: 3600 }),
        ben!,
        span,
      );
      return (await asked(ada!, { q: name })).items[0]!.stands;
    };
    expect([
      await stands('Soon', [now + 0.5, now + 1]),
      await stands('On', [now - 1, now + 1]),
      await stands('Just over', [now - 1, now - 0.5]),
      await stands('Later', [now + 2, now + 3]),
    ]).toEqual(['preparing', 'in-use', 'cleaning', 'available']);
  });

  test.each([
    [{ to: at(0) }, '#/query/to', 'wrong-value'],
    [{ to: at(63 * 24) }, '#/query/to', 'range-too-long'],
    [{ freeFrom: at(1) }, '#/query/freeTo', 'wrong-value'],
    [{ freeFrom: at(2), freeTo: at(1) }, '#/query/freeTo', 'wrong-value'],
    [{ state: 'lost' }, '#/query/state', 'wrong-value'],
  ])('refuses %j', async (query, pointer, code) => {
    const address = `/api/timeline?${new URLSearchParams({ from: at(0), to: at(1), ...query })}`;
    const { status, body } = await ada!.call<{ faults: readonly object[] }>('GET', address);
    expect([Math.floor(status / 100), body.faults]).toEqual([
      4,
      [expect.objectContaining({ pointer, code })],
    ]);
  });
});
