import { describe, expect, it, test } from 'vitest';
import { byHand, moves, outBecause, spread, tile } from './rules.ts';
import { iceServers, ownQuality, picture, qualityOf, sharedScreen } from './medium/rules.ts';
import { isTheirs } from '../stays/rules.ts';

describe('tiles', () => {
  it.each([
    [1, 1400, 760, 1],
    [1, 374, 680, 1],
    [2, 1400, 560, 2],
    [3, 1400, 760, 2],
    [4, 1400, 760, 2],
    [6, 1400, 760, 3],
    [2, 378, 700, 1],
    [3, 378, 700, 1],
    [4, 378, 700, 1],
    [6, 378, 700, 2],
    [2, 828, 280, 2],
    [3, 828, 280, 3],
    [4, 828, 280, 2],
    [5, 828, 280, 3],
    [6, 828, 280, 3],
    [3, 800, 1000, 1],
    [6, 800, 1000, 2],
  ])('%i people on %i by %i stand in %i columns', (count, width, height, columns) => {
    const found = tile(count, width, height);
    expect(found.columns).toBe(columns);
    expect(found.width * columns + 8 * (columns - 1)).toBeLessThanOrEqual(width);
    expect(found.height * Math.ceil(count / columns)).toBeLessThanOrEqual(height);
  });
  it('leaves little of a phone empty', () => {
    for (const [count, used] of [
      [1, 0.7],
      [2, 0.9],
      [3, 0.9],
      [4, 0.7],
      [5, 0.7],
      [6, 0.9],
    ] as const) {
      const found = tile(count, 374, 680);
      expect((found.width * found.height * count) / (374 * 680)).toBeGreaterThan(used);
    }
  });
  it('has none on a stage that is not there yet', () =>
    expect(tile(2, 0, 0)).toEqual({ columns: 1, width: 0, height: 0 }));
});

describe('a shared screen', () => {
  it.each([
    [6, 1264, 650, true],
    [2, 374, 680, false],
    [6, 828, 280, true],
    [3, 800, 1000, false],
  ])('is large, and %i people on %i by %i stand beside it: %s', (count, width, height, side) => {
    const found = spread(count, width, height);
    expect(found.side).toBe(side);
    const { screen, people } = found;
    const rows = Math.ceil(count / people.columns);
    const [across, down] = [
      people.columns * (people.width + 8) - 8,
      rows * (people.height + 8) - 8,
    ];
    expect(side ? screen.width + 8 + across : Math.max(screen.width, across)).toBeLessThanOrEqual(
      width,
    );
    expect(side ? Math.max(screen.height, down) : screen.height + 8 + down).toBeLessThanOrEqual(
      height,
    );
    expect(people.width).toBeGreaterThan(60);
    expect(screen.width * screen.height).toBeGreaterThan(people.width * people.height);
  });
  it('leaves nobody below zero on a stage that is not there yet', () =>
    expect(spread(3, 0, 0).people.width).toBeGreaterThanOrEqual(0));
});

const one = (name: string, more: Partial<Parameters<typeof moves>[1][number]> = {}) => ({
  stay: `stay of ${name}`,
  person: name,
  name,
  hand: null,
  screen: false,
  ...more,
});
describe('what is read out about the others', () => {
  const was = [one('Ada'), one('Ben'), one('Gus', { person: null })];
  it.each([
    ['nothing, when nothing changed', was, []],
    ['who came', [...was, one('Cleo')], [{ kind: 'came', name: 'Cleo' }]],
    ['who left', [one('Ada'), one('Ben')], [{ kind: 'left', name: 'Gus' }]],
    [
      'nothing, when somebody comes back with a new stay',
      [one('Ada'), one('Ben', { stay: 'new' }), was[2]!],
      [],
    ],
    [
      'a raised hand',
      [was[0]!, one('Ben', { hand: '2026-11-23T09:00:00Z' }), was[2]!],
      [{ kind: 'raised', name: 'Ben' }],
    ],
    [
      'a shared screen',
      [was[0]!, was[1]!, one('Gus', { person: null, screen: true })],
      [{ kind: 'shared', name: 'Gus' }],
    ],
    [
      'nothing about oneself',
      [one('Ada', { hand: '2026-11-23T09:00:00Z', screen: true }), was[1]!, was[2]!],
      [],
    ],
  ] as const)('%s', (_, is, wanted) => expect(moves(was, is, 'stay of Ada')).toEqual(wanted));
});
test('raised hands come first, the longest up on top; everyone else as they came', () => {
  const inside = [
    one('Ada'),
    one('Ben', { hand: '2026-11-23T09:01:00.000Z' }),
    one('Cleo'),
    one('Dora', { hand: '2026-11-23T09:00:59.000Z' }),
  ];
  expect(byHand(inside).map(({ name }) => name)).toEqual(['Dora', 'Ben', 'Ada', 'Cleo']);
});
test.each([
  [
    'a person’s by their account',
    { person: 'ada', visitor: null },
    { person: 'ada', visitor: null },
    true,
  ],
  [
    'not another person’s',
    { person: 'ada', visitor: null },
    { person: 'ben', visitor: null },
    false,
  ],
  [
    'a guest’s by the browser',
    { person: null, visitor: 'browser' },
    { person: null, visitor: 'browser' },
    true,
  ],
  [
    'not another browser’s',
    { person: null, visitor: 'browser' },
    { person: null, visitor: 'other' },
    false,
  ],
  [
    'never that of a guest who was forgotten',
    { person: null, visitor: null },
    { person: 'ada', visitor: null },
    false,
  ],
])('a stay is %s', (_, stay, who, theirs) => expect(isTheirs(stay, who)).toBe(theirs));

test('all pictures together fit a home uplink of 2 Mbit', () => {
  for (const others of [1, 2, 3, 4, 5]) {
    expect(others * picture(others).bits).toBeLessThanOrEqual(2_100_000);
    expect(others * (picture(others, true).bits + sharedScreen(others).bits)).toBeLessThanOrEqual(
      2_100_000,
    );
  }
});
test.each([
  [{ signedIn: true, cancelled: false, may: true }, null],
  [{ signedIn: false, cancelled: true, may: false }, 'signed-out'],
  [{ signedIn: true, cancelled: true, may: true }, 'cancelled'],
  [{ signedIn: true, cancelled: false, may: false }, 'removed'],
] as const)('%o ends a stay as %s', (standing, because) =>
  expect(outBecause(standing)).toBe(because),
);
test.each([
  [{ loss: 0, trip: 0.03, room: 2_000_000 }, 'good'],
  [{ loss: 0.01, trip: 0.2, room: null }, 'good'],
  [{ loss: 0.03, trip: 0.03, room: null }, 'fair'],
  [{ loss: 0, trip: 0.3, room: null }, 'fair'],
  [{ loss: 0, trip: 0.03, room: 150_000 }, 'fair'],
  [{ loss: 0.1, trip: 0.03, room: null }, 'poor'],
  [{ loss: 0, trip: 0.6, room: null }, 'poor'],
  [{ loss: 0, trip: 0.03, room: 50_000 }, 'poor'],
] as const)('a line with %o is %s', (measured, quality) =>
  expect(qualityOf(measured)).toBe(quality),
);
test('one’s own connection is as good as the best line', () => {
  expect(ownQuality(['poor', null, 'fair'])).toBe('fair');
  expect(ownQuality(['poor', 'poor'])).toBe('poor');
  expect(ownQuality([null])).toBe(null);
});
test('STUN and TURN servers are read as browsers take them', () => {
  expect(iceServers('stun:stun.example.org:3478 turn:me:p%40ss@turn.example.org:3478')).toEqual([
    { urls: ['stun:stun.example.org:3478'] },
    { urls: ['turn:turn.example.org:3478'], username: 'me', credential: 'p@ss' },
  ]);
  expect(iceServers(undefined)).toEqual([]);
});
