import { expect, test } from 'vitest';
import { leaving } from './rules.ts';

const now = new Date('2026-11-23T09:00:00Z');
const ago = (milliseconds: number): Date => new Date(now.getTime() - milliseconds);

test('when both rest on each other in a group only the later comer leaves', () => {
  const row = (group: string, person: string, since: Date) => ({ group, person, since });
  expect(
    leaving([row('x', 'ada', ago(20)), row('x', 'ben', ago(10)), row('y', 'ada', ago(5))]),
  ).toEqual([row('x', 'ben', ago(10)), row('y', 'ada', ago(5))]);
});
