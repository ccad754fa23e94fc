import { expect, test } from 'vitest';
import { atDoor, mayAskAt } from '../gate/rules.ts';
import { endOf } from './rules.ts';

test.each([
  ['host', ['enter', 'enter', 'enter', 'enter']],
  ['member', ['enter', 'enter', 'ask', 'refused']],
  ['person', ['enter', 'ask', 'ask', 'refused']],
  ['guest', ['enter', 'ask', 'ask', 'refused']],
] as const)('the door for a %s: open, members, locked, closed', (standing, outcomes) => {
  const doors = ['open', 'members', 'locked', 'closed'] as const;
  expect(doors.map((door) => atDoor(standing, door, false))).toEqual(outcomes);
  // whoever was sent back or removed asks where they would have entered; hosts never ask
  expect(doors.map((door) => atDoor(standing, door, true))).toEqual(
    outcomes.map((one) => (one === 'enter' && standing !== 'host' ? 'ask' : one)),
  );
});

const now = new Date('2026-11-28T09:00:00Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
test.each([
  [0, 0, null],
  [1, 0, null],
  [2, 10, 20],
  [2, 31, null],
  [3, 10, 110],
  [4, 10, 590],
  [9, 599, 1],
])(
  'after %i denials, the last %i seconds ago, one waits %s seconds more',
  (times, seconds, left) => {
    const at = mayAskAt({ times, last: times ? ago(seconds) : null }, now);
    expect(at && (at.getTime() - now.getTime()) / 1000).toBe(left);
  },
);

test('a request waits and an Allow holds until the session ends, or some hours where it has no end', () => {
  const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
  expect(endOf(later(2), 12, now)).toEqual(later(2));
  expect(endOf(later(40), 12, now)).toEqual(later(40));
  expect(endOf(null, 24, now)).toEqual(later(24));
});
