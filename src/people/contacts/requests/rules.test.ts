import { describe, expect, test } from 'vitest';
import { fateOf, SILENCE, type Between, type Fate, type Mine } from './rules.ts';

const now = new Date('2026-11-23T09:00:00Z');
const ago = (milliseconds: number): Date => new Date(now.getTime() - milliseconds);
const nothing: Between = {
  contact: false,
  theirs: false,
  blocked: false,
  declinedAt: null,
  elsewhere: false,
};

describe('what becomes of a contact request', () => {
  test.each<[string, Partial<Between>, Mine, Fate]>([
    ['a first one is delivered', {}, null, 'deliver'],
    ['a second one while the first is open changes nothing', {}, 'pending', 'leave'],
    ['two that cross connect', { theirs: true }, null, 'connect'],
    [
      'two that cross connect even when one was declined',
      { theirs: true, declinedAt: ago(1) },
      'declined',
      'connect',
    ],
    [
      'a declined one is not delivered again',
      { declinedAt: ago(SILENCE - 1) },
      'declined',
      'leave',
    ],
    [
      'after withdrawing a declined one a new one is kept',
      { declinedAt: ago(SILENCE - 1) },
      null,
      'keep',
    ],
    [
      'after thirty days it is delivered again',
      { declinedAt: ago(SILENCE) },
      'declined',
      'deliver',
    ],
    ['a blocked person’s one is kept', { blocked: true }, null, 'keep'],
    ['a blocked person’s second one changes nothing', { blocked: true }, 'declined', 'leave'],
    [
      'a blocked person does not connect by crossing',
      { blocked: true, theirs: true },
      null,
      'keep',
    ],
    ['once unblocked it is delivered', {}, 'declined', 'deliver'],
    ['one to a second address of the same person is kept', { elsewhere: true }, null, 'keep'],
  ])('%s', (_, between, mine, expected) => {
    expect(fateOf({ ...nothing, ...between }, mine, now)).toBe(expected);
  });
});
