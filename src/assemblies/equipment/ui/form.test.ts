import { expect, test } from 'vitest';
import type { Equipment } from './api.ts';
import { blank, bodyOf, changesOf, copied, filled, unitOf } from './form.ts';

const bench = {
  ...bodyOf({ ...blank, name: 'Bench 1', connection: 'ssh bench-1' }),
  id: 'one',
  noShow: 600,
  qualification: 'laser',
  retired: null,
  version: 3,
  organisation: { id: 'lab', name: 'Lab' },
  state: 'out-of-service',
  reason: 'Lens broken',
  bookedBy: [{ id: 'group', name: 'Robotics', organisation: null }],
  seenBy: [],
} as unknown as Equipment;

test('what is not touched is not sent', () => {
  const values = filled(bench);
  expect(changesOf(values, values)).toEqual({});
  expect(changesOf(values, { ...values, place: 'Hall 4', checkIn: false })).toEqual({
    place: 'Hall 4',
    noShow: null,
  });
});

test('another one like it works, and is reached by another way', () => {
  expect(copied(bench, 'Bench 1 (copy)')).toMatchObject({
    name: 'Bench 1 (copy)',
    connection: '',
    state: 'in-service',
    reason: '',
    bookedBy: [{ id: 'group' }],
    noShow: 600,
    qualification: 'laser',
  });
});

test('a link that was left empty is none', () => {
  const links = [
    { title: '', address: ' ' },
    { title: 'Manual', address: 'https://example.org' },
  ];
  expect(bodyOf({ ...blank, links }).links).toEqual([links[1]]);
});

test.each([
  [0, 'minutes'],
  [90, 'seconds'],
  [300, 'minutes'],
  [3600, 'minutes'],
  [7200, 'hours'],
  [86_400, 'hours'],
  [7_776_000, 'days'],
] as const)('%i seconds are told in %s', (seconds, unit) => {
  expect(unitOf(seconds)).toBe(unit);
});
