import { expect, test } from 'vitest';
import { ordered, turned } from './order.ts';

test('a column turns upwards, downwards, and back to how the rows came', () => {
  const up = turned(null, 'name');
  const down = turned(up, 'name');
  expect([up, down, turned(down, 'name')]).toEqual([
    { column: 'name', down: false },
    { column: 'name', down: true },
    null,
  ]);
  expect(turned(down, 'next')).toEqual({ column: 'next', down: false });
});

test('names are sorted as people count, and rows without a value come last either way', () => {
  const rows = [{ name: 'Lab 10' }, { name: null }, { name: 'lab 9' }, { name: 'Ärzte' }];
  const names = (down: boolean) => ordered(rows, (row) => row.name, down).map(({ name }) => name);
  expect(names(false)).toEqual(['Ärzte', 'lab 9', 'Lab 10', null]);
  expect(names(true)).toEqual(['Lab 10', 'lab 9', 'Ärzte', null]);
  expect(ordered([3, 20, 1], (one) => one, false)).toEqual([1, 3, 20]);
});
