import { expect, test } from 'vitest';
import { difference, reapply, twice, type Seat } from './rules.ts';

const ada: Seat = { person: 'ada', role: 'manager' };
const ben: Seat = { person: 'ben', role: 'member' };
const cleo: Seat = { person: 'cleo', role: 'member' };

test('a saved list tells who came, who went and whose role changed', () => {
  expect(difference([ada, ben], [{ ...ada, role: 'member' }, cleo])).toEqual({
    added: [cleo],
    removed: ['ben'],
    changed: [{ ...ada, role: 'member' }],
  });
  expect(difference([ada, ben], [ben, ada])).toEqual({ added: [], removed: [], changed: [] });
});

test('who stands in the list a second time is found by place', () => {
  expect(twice([ada, ben, ada, ben, ada])).toEqual([2, 3, 4]);
});

test('own edits are put on the list as others have left it', () => {
  const mine = new Map<string, 'manager' | 'member' | null>([
    ['ben', null],
    ['dan', 'member'],
    ['gone', null],
  ]);
  expect(reapply([ada, ben, cleo], mine)).toEqual([ada, cleo, { person: 'dan', role: 'member' }]);
});
