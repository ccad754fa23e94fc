import { describe, expect, test } from 'vitest';
import { blocksOf, inTheWay, merged, nextFree, standsAt, type Row } from './blocks.ts';
import {
  atX,
  chunksOf,
  hour,
  lengthOf,
  minute,
  reach,
  shadesOf,
  snapped,
  stepAt,
  ticksOf,
  xOf,
  zoomBy,
} from './scale.ts';

const zone = 'Europe/Berlin';
const at = (text: string): number => Date.parse(text);
const range = reach('2026-12-01', zone);
const scale = { zoom: 'day', range, zone, width: 960 } as const;

describe('time along a line', () => {
  test('is as long as its zoom says, there and back', () => {
    const noon = at('2026-12-01T12:00Z');
    expect(xOf(scale, noon + hour) - xOf(scale, noon)).toBeCloseTo(40);
    expect(atX(scale, xOf(scale, noon))).toBeCloseTo(noon);
    expect(lengthOf(scale)).toBe(920 * 960);
  });

  test('zooms no further than its ends', () => {
    expect([zoomBy('hours', -1), zoomBy('day', 1), zoomBy('month', 1)]).toEqual([
      'hours',
      'days',
      'month',
    ]);
  });

  test('is rounded on the clock of the wall, also where days are short', () => {
    const india = { zoom: 'days', zone: 'Asia/Kolkata' } as const;
    expect(snapped(india, at('2026-12-01T04:40Z'))).toBe(at('2026-12-01T04:30Z'));
    expect(stepAt(india, at('2026-12-01T04:40Z'))).toBe(at('2026-12-01T04:30Z'));
    expect(snapped(scale, at('2026-03-29T10:08Z'))).toBe(at('2026-03-29T10:15Z'));
  });

  test('is asked for in whole stretches', () => {
    const span = { from: at('2026-12-01T12:00Z'), to: at('2026-12-08T12:00Z') };
    expect(chunksOf('week', span)).toEqual([
      { from: at('2026-11-30T00:00Z'), to: at('2026-12-07T00:00Z') },
      { from: at('2026-12-07T00:00Z'), to: at('2026-12-14T00:00Z') },
    ]);
    expect(chunksOf('month', span)).toHaveLength(1);
  });

  test('has a line for each day and some hours, none for an hour that is left out', () => {
    const night = { from: at('2026-03-28T23:00Z'), to: at('2026-03-29T22:00Z') };
    const { days, hours } = ticksOf(scale, night);
    expect(days.map(({ day }) => day)).toEqual(['2026-03-29']);
    expect(hours.map((tick) => tick.hour)).toEqual([4, 6, 8, 10, 12, 14, 16, 18, 20, 22]);
  });

  test('is shaded at night and on weekends', () => {
    const weekend = { from: at('2026-12-03T23:00Z'), to: at('2026-12-06T23:00Z') };
    const { nights, weekends } = shadesOf(scale, weekend);
    expect(nights).toHaveLength(6);
    expect(weekends.map(({ from }) => from)).toEqual([
      at('2026-12-04T23:00Z'),
      at('2026-12-05T23:00Z'),
    ]);
  });
});

const booking = (id: string, from: string, to: string, mine = false) => ({
  id: id as never,
  from: `2026-12-01T${from}:00.000Z`,
  to: `2026-12-01T${to}:00.000Z`,
  blockedFrom: `2026-12-01T${from}:00.000Z`,
  blockedTo: new Date(at(`2026-12-01T${to}Z`) + 10 * minute).toISOString(),
  kind: 'booking' as const,
  mine,
  holder: null,
  purpose: null,
});
const row = (...bookings: ReturnType<typeof booking>[]): Row => ({
  id: 'bench' as never,
  name: 'Bench',
  place: '',
  tags: [],
  stands: 'available',
  inService: true,
  told: [{ from: 0, to: Infinity }],
  books: true,
  startup: 0,
  cleanup: 600,
  shortest: 300,
  longest: 86_400,
  blocks: blocksOf({ bookings, busy: [] }),
});
const time = (text: string): number => at(`2026-12-01T${text}Z`);

describe('what stands on an assembly', () => {
  test('is told once, though two answers tell of it', () => {
    const both = merged([
      row(booking('b', '10:00', '11:00')),
      row(booking('a', '08:00', '09:00', true), booking('b', '10:00', '11:00')),
    ]);
    expect(both.blocks.map(({ key, look }) => [key, look])).toEqual([
      ['a', 'mine'],
      ['b', 'booked'],
    ]);
  });

  test('is in the way of what it would run into, with cleanup', () => {
    const bench = row(booking('a', '10:00', '11:00'));
    const clash = (from: string, to: string, but: string | null = null) =>
      inTheWay(bench, { from: time(from), to: time(to) }, but)?.key;
    expect([
      clash('09:00', '09:50'),
      clash('09:00', '09:51'),
      clash('11:09', '12:00'),
      clash('11:10', '12:00'),
      clash('10:30', '11:30', 'a'),
    ]).toEqual([undefined, 'a', 'a', undefined, undefined]);
  });

  test('says how it stands as the clock goes on', () => {
    const bench = row(booking('a', '10:00', '11:00'));
    expect(['09:59', '10:00', '11:05', '11:10'].map((now) => standsAt(bench, time(now)))).toEqual([
      'available',
      'in-use',
      'cleaning',
      'available',
    ]);
  });

  test('leaves a stretch free, as long as asked for', () => {
    const bench = row(booking('a', '08:00', '09:00'), booking('b', '10:00', '11:00'));
    const free = (from: string, length: number) =>
      nextFree(bench, { from: time(from), to: time('20:00') }, length);
    expect(free('08:30', 30 * minute)).toEqual({ from: time('09:10'), to: time('09:50') });
    expect(free('08:30', 45 * minute)).toEqual({ from: time('11:10'), to: time('20:00') });
    expect(free('08:30', 12 * hour)).toBeNull();
  });
});
