import { expect, test } from 'vitest';
import {
  instantOf,
  occurrences,
  readWall,
  rearrange,
  wallOf,
  type Occurrence,
  type Reading,
} from './rules.ts';

const starts = (found: ReturnType<typeof occurrences>): string[] =>
  'code' in found ? [found.code, found.at] : found.map((one) => one.starts.toISOString());

test.each([
  ['2026-10-19T09:00', 'Europe/Berlin', '2026-10-19T07:00:00.000Z'],
  ['2026-10-26T09:00', 'Europe/Berlin', '2026-10-26T08:00:00.000Z'],
  ['2027-03-28T02:30', 'Europe/Berlin', null],
  ['2027-03-28T03:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2026-10-04T02:15', 'Australia/Lord_Howe', null],
  ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ['2026-11-24T00:10', 'Asia/Kolkata', '2026-11-23T18:40:00.000Z'],
  ['2026-06-01T12:00', 'Pacific/Apia', '2026-05-31T23:00:00.000Z'],
])('%s in %s is %s', (wall, zone, instant) => {
  expect(instantOf(wall, zone)?.toISOString() ?? null).toBe(instant);
  if (instant) expect(wallOf(new Date(instant), zone)).toBe(wall);
});

test.each<[wall: string, zone: string, wanted: Reading | null]>([
  ['2027-03-28T01:59', 'Europe/Berlin', { at: new Date('2027-03-28T00:59Z'), twice: false }],
  ['2027-03-28T02:00', 'Europe/Berlin', { next: '2027-03-28T03:00' }],
  ['2027-03-28T02:59', 'Europe/Berlin', { next: '2027-03-28T03:00' }],
  ['2027-10-31T02:30', 'Europe/Berlin', { at: new Date('2027-10-31T00:30Z'), twice: true }],
  ['2027-10-31T03:00', 'Europe/Berlin', { at: new Date('2027-10-31T02:00Z'), twice: false }],
  ['2026-10-04T02:15', 'Australia/Lord_Howe', { next: '2026-10-04T02:30' }],
  ['2027-09-05T00:10', 'America/Santiago', { next: '2027-09-05T01:00' }],
  ['2027-04-03T23:30', 'America/Santiago', { at: new Date('2027-04-04T02:30Z'), twice: true }],
  ['2011-12-30T10:00', 'Pacific/Apia', { next: '2011-12-31T00:00' }],
  ...[
    '',
    'T09:00',
    '2027-03-28T',
    '2027-02-30T10:00',
    '20270-03-28T10:00',
    '0202-03-28T10:00',
    '2027-03-28T24:00',
  ].map((text): [string, string, null] => [text, 'Europe/Berlin', null]),
])('%s in %s comes once, twice or never', (wall, zone, wanted) =>
  expect(readWall(wall, zone)).toEqual(wanted),
);

test('every quarter of an hour of the days around a change is read as the clocks show it', () => {
  const changes: [zone: string, spring: string, autumn: string][] = [
    ['Europe/Berlin', '2027-03-28', '2027-10-31'],
    ['America/New_York', '2027-03-14', '2027-11-07'],
    ['Australia/Lord_Howe', '2027-10-03', '2027-04-04'],
    ['America/Santiago', '2027-09-05', '2027-04-03'],
    ['UTC', '2027-03-28', '2027-10-31'],
  ];
  for (const [zone, ...days] of changes) {
    const quarters = days.flatMap((day) =>
      Array.from(
        { length: 3 * 96 },
        (_, at) => Date.parse(`${day}T00:00Z`) + (at - 96) * 15 * 60_000,
      ),
    );
    const read = quarters
      .map((shown) => new Date(shown).toISOString().slice(0, 16))
      .map((wall) => ({ wall, found: readWall(wall, zone)! }));
    const never = read.flatMap(({ wall, found }) =>
      'next' in found ? [{ wall, next: found.next, at: instantOf(found.next, zone)! }] : [],
    );
    const ever = read.flatMap(({ wall, found }) => ('at' in found ? [{ wall, ...found }] : []));
    expect(ever.filter(({ wall, at }) => wallOf(at, zone) !== wall)).toEqual([]);
    expect(
      never.filter(
        ({ wall, next, at }) =>
          wallOf(at, zone) !== next || wallOf(new Date(at.getTime() - 60_000), zone) >= wall,
      ),
    ).toEqual([]);
    // what is taken in spring is given back in autumn
    expect([zone, never.length, never.length > 0]).toEqual([
      zone,
      ever.filter(({ twice }) => twice).length,
      zone !== 'UTC',
    ]);
  }
});

test('a weekly session stays at its wall time when the clocks go back', () => {
  expect(
    starts(
      occurrences({
        start: '2026-10-19T09:00',
        zone: 'Europe/Berlin',
        minutes: 60,
        until: '2026-11-02',
      }),
    ),
  ).toEqual(['2026-10-19T07:00:00.000Z', '2026-10-26T08:00:00.000Z', '2026-11-02T08:00:00.000Z']);
});

test('a plan that cannot be stored says why', () => {
  const weekly = { start: '2027-03-21T02:30', zone: 'Europe/Berlin', minutes: 30 };
  expect(starts(occurrences({ ...weekly, until: '2027-04-30' }))).toEqual([
    'time-does-not-exist',
    '2027-03-28T02:30',
  ]);
  expect(starts(occurrences({ ...weekly, until: '2027-03-20' }))).toEqual([
    'until-before-start',
    '2027-03-20',
  ]);
  expect(
    starts(occurrences({ ...weekly, start: '2027-03-21T09:00', until: '2029-03-20' })),
  ).toEqual(['too-many-occurrences', '2029-03-20']);
});

test('an open end is stored as twelve hours', () => {
  const [only] = occurrences({
    start: '2026-06-01T09:00',
    zone: 'UTC',
    minutes: null,
    until: null,
  }) as readonly Occurrence[];
  expect(only).toEqual({
    starts: new Date('2026-06-01T09:00Z'),
    ends: new Date('2026-06-01T21:00Z'),
  });
});

test('events that stay keep their id, moved ones too; only what is too many goes', () => {
  const at = (iso: string) => ({ starts: new Date(iso), ends: new Date(Date.parse(iso) + 1) });
  const old = ['2026-06-01T09:00Z', '2026-06-08T09:00Z', '2026-06-15T09:00Z'].map((iso, id) => ({
    id,
    starts: new Date(iso),
  }));
  const result = rearrange(old, [at('2026-06-08T09:00Z'), at('2026-06-16T09:00Z')]);
  expect(result.kept.map(([event, to]) => [event.id, to.starts.toISOString()])).toEqual([
    [1, '2026-06-08T09:00:00.000Z'],
    [0, '2026-06-16T09:00:00.000Z'],
  ]);
  expect(result.gone.map((event) => event.id)).toEqual([2]);
  expect(result.fresh).toEqual([]);
});
