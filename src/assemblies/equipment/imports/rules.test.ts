import { expect, test } from 'vitest';
import { headOf, saidIn, spanOf } from './rules.ts';

test.each<[string, number | null]>([
  ['5', 300],
  ['5 min', 300],
  ['1,5 h', 5400],
  ['24H', 86_400],
  ['90d', 7_776_000],
  ['30 s', 30],
  ['soon', null],
  ['-5', null],
  ['5 weeks', null],
])('%s is a span of %s seconds', (text, seconds) => expect(spanOf(text)).toBe(seconds));

test('columns are known however they are written, each once', () => {
  expect(headOf(['Name', 'Booked by', 'seen_by'])).toEqual(['name', 'bookedBy', 'seenBy']);
  expect(headOf(['name', 'colour'])).toEqual({
    code: 'unknown-column',
    args: { column: 'colour' },
  });
  expect(headOf(['name', 'name'])).toMatchObject({ code: 'unknown-column' });
  expect(headOf(['place'])).toEqual({ code: 'no-name-column' });
});

test('an empty cell says nothing', () => {
  const head = ['name', 'place', 'tags', 'state', 'cleanup', 'bookedBy'] as const;
  const cells = ['Bench', '', 'a; b,c', 'Out of service', '5 min', 'Robotics; Optics'];
  expect(saidIn({ line: 2, cells }, head)).toEqual({
    name: 'Bench',
    fields: { name: 'Bench', tags: ['a', 'b', 'c'], state: 'out-of-service', cleanup: 300 },
    groups: { bookedBy: ['Robotics', 'Optics'] },
  });
});
