import { expect, test } from 'vitest';
import type { Item } from '../api.ts';
import { parted } from './home.ts';

const item = (id: string, starts: string, repeats = false) =>
  ({ event: `${id} ${starts}`, session: { id, repeats }, starts }) as unknown as Item;
const told = (items: readonly Item[], now: string, zone = 'Europe/Berlin') =>
  parted(items, new Date(now), zone).map(({ part, lines }) => [
    part,
    lines.map(({ item: { session }, after }) => [session?.id, after.length]),
  ]);

test('what comes is told as today, tomorrow, this week and later, on the clock of the viewer', () => {
  const items = [
    item('running late', '2026-11-23T22:00Z'),
    item('today', '2026-11-24T20:00Z'),
    item('tomorrow', '2026-11-24T23:30Z'),
    item('sunday', '2026-11-29T20:00Z'),
    item('monday', '2026-11-30T08:00Z'),
  ];
  expect(told(items, '2026-11-24T09:00Z')).toEqual([
    [
      'today',
      [
        ['running late', 0],
        ['today', 0],
      ],
    ],
    ['tomorrow', [['tomorrow', 0]]],
    ['week', [['sunday', 0]]],
    ['later', [['monday', 0]]],
  ]);
  expect(told(items.slice(2, 3), '2026-11-24T09:00Z', 'America/New_York')).toEqual([
    ['today', [['tomorrow', 0]]],
  ]);
});

test('on a Sunday tomorrow is Monday, and nothing is left of this week', () => {
  expect(
    told(
      [item('monday', '2026-11-30T08:00Z'), item('tuesday', '2026-12-01T08:00Z')],
      '2026-11-29T09:00Z',
    ),
  ).toEqual([
    ['tomorrow', [['monday', 0]]],
    ['later', [['tuesday', 0]]],
  ]);
});

test('a weekly session is one line at its next date, and two dates of another session are two', () => {
  const items = [
    item('weekly', '2026-11-24T10:00Z', true),
    item('once', '2026-11-25T10:00Z'),
    item('weekly', '2026-12-01T10:00Z', true),
    item('weekly', '2026-12-08T10:00Z', true),
  ];
  expect(told(items, '2026-11-24T09:00Z')).toEqual([
    ['today', [['weekly', 2]]],
    ['tomorrow', [['once', 0]]],
  ]);
});
