import { afterEach, expect, test } from 'vitest';
import type { Asking } from '../../../queue/contract.ts';
import { leaving, withAsking, withNew, type WaitingRooms, type Waiter } from './use-queue.ts';

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

test('the room at whose door somebody asks is listed once, with all who wait, and only for its hosts', () => {
  const asking = (session: string, waiting: number, title: string | null = session): Asking =>
    ({ t: 'knocks', session, title, waiting, knocks: [] }) as unknown as Asking;
  const [a, b] = ['a', 'b'].map((id) => ({ session: id, title: id, waiting: 1 }));
  const rooms = { items: [a] } as WaitingRooms;
  expect(withAsking(rooms, asking('b', 1))).toEqual({ items: [a, b] });
  expect(withAsking(rooms, asking('a', 3))).toEqual({ items: [{ ...a, waiting: 3 }] });
  expect(withAsking(rooms, asking('b', 1, null))).toBe(rooms);
  expect(withAsking(undefined, asking('b', 1))).toBeUndefined();
});
