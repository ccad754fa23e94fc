import { describe, expect, it } from 'vitest';
import { fateOf } from './rules.ts';

const now = new Date('2026-11-23T09:00:00Z');

describe('whether it goes out', () => {
  const later = new Date('2026-11-23T09:05:00Z');
  const fine = { settled: false, wanted: true, until: later, quietUntil: now, reachable: true };
  it.each([
    ['it does', {}, 'go'],
    ['not when it was answered meanwhile', { settled: true }, 'dropped'],
    ['not when it is no longer wanted', { wanted: false }, 'dropped'],
    ['not where nobody is signed in', { reachable: false }, 'dropped'],
    ['not when it is too late', { until: new Date('2026-11-23T08:59:59Z') }, 'missed'],
    ['later when the person rests', { quietUntil: new Date('2026-11-23T09:04:00Z') }, 'rest'],
    ['not when they rest for too long', { quietUntil: new Date('2026-11-23T09:06:00Z') }, 'missed'],
  ] as const)('%s', (_, change, fate) => {
    expect(fateOf({ ...fine, ...change }, now)).toBe(fate);
  });
});
