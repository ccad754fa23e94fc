import { expect, test } from 'vitest';
import { laneOut } from './lanes.ts';

test('what overlaps stands side by side, what comes after has the whole width again', () => {
  const lanes = laneOut([
    { starts: 9, ends: 11 },
    { starts: 10, ends: 12 },
    { starts: 11, ends: 13 },
    { starts: 13, ends: 14 },
  ]).map(({ item, lane, lanes: all }) => [item.starts, lane, all]);
  expect(lanes).toEqual([
    [9, 0, 2],
    [10, 1, 2],
    [11, 0, 2],
    [13, 0, 1],
  ]);
});
