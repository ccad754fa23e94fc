import { expect, test } from 'vitest';
import { countedIn, type Stats } from './rules.ts';

const at = 100_000;
const pair = { type: 'candidate-pair', timestamp: at, nominated: true, state: 'succeeded' };
const left = { ...pair, id: 'left', currentRoundTripTime: 0.7 };
const used = { ...pair, id: 'used', currentRoundTripTime: 0.01, availableOutgoingBitrate: 900_000 };
const transport = { id: 't', type: 'transport', timestamp: at, selectedCandidatePairId: 'used' };
const misses = (fractionLost: number, timestamp: number) => ({
  id: `misses-${timestamp}`,
  type: 'remote-inbound-rtp',
  timestamp,
  fractionLost,
});
const report = (...stats: readonly (typeof transport | typeof pair | object)[]): Stats =>
  new Map(stats.map((stat, index) => [String(index), stat as never]));

test('the path in use counts, not the one that was left', () => {
  expect(countedIn(report(left, used, transport))).toMatchObject({ trip: 0.01, room: 900_000 });
  expect(countedIn(report(transport, left, used))).toMatchObject({ trip: 0.01, room: 900_000 });
  expect(countedIn(report(used)).trip).toBe(0.01);
});

test('what the other side missed long ago is of something that is no longer sent', () => {
  const now = { id: 'out', type: 'outbound-rtp', timestamp: at };
  expect(countedIn(report(now, misses(0.5, at - 10_001), misses(0.01, at - 900))).lossThere).toBe(
    0.01,
  );
  expect(countedIn(report(now, misses(0.5, at - 60_000))).lossThere).toBe(0);
});
