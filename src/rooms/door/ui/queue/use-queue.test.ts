import { afterEach, expect, test } from 'vitest';
import { leaving, withNew, type Waiter } from './use-queue.ts';

afterEach(() => leaving.clear());
const waiter = (id: string, asked: string, name = id): Waiter =>
  ({ id, asked: `2026-11-30T10:00:${asked}.000Z`, name }) as Waiter;

test('who has just asked stands where the server would list them, and only once', () => {
  const rows = [waiter('a', '01'), waiter('c', '03')];
  const named = (all: readonly Waiter[]) => all.map(({ name }) => name);
  expect(named(withNew(rows, [waiter('d', '04')]))).toEqual(['a', 'c', 'd']);
  expect(named(withNew(rows, [waiter('b', '03')]))).toEqual(['a', 'b', 'c']);
  // asking again is a new place in the queue
  expect(named(withNew(rows, [waiter('a', '05', 'again')]))).toEqual(['c', 'again']);
});

test('whoever is being answered on this page does not come back', () => {
  leaving.add('b');
  expect(withNew([waiter('a', '01')], [waiter('b', '02')])).toHaveLength(1);
});
