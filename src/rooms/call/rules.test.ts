import { describe, expect, it, test } from 'vitest';
import { iceServers, outBecause, picture, tile } from './rules.ts';

describe('tiles', () => {
  it.each([
    [1, 1400, 760, 1],
    [2, 1400, 560, 2],
    [3, 1400, 760, 2],
    [4, 1400, 760, 2],
    [6, 1400, 760, 3],
    [2, 378, 700, 1],
    [3, 378, 700, 1],
    [4, 378, 700, 1],
    [6, 378, 700, 2],
  ])('%i people on %i by %i stand in %i columns', (count, width, height, columns) => {
    const found = tile(count, width, height);
    expect(found.columns).toBe(columns);
    expect(found.width * columns + 8 * (columns - 1)).toBeLessThanOrEqual(width);
    expect(found.height * Math.ceil(count / columns)).toBeLessThanOrEqual(height);
  });
  it('has none on a stage that is not there yet', () => expect(tile(2, 0, 0)).toEqual({ columns: 1, width: 0, height: 0 }));
});

test('all pictures together fit a home uplink of 2 Mbit', () => {
  for (const others of [1, 2, 3, 4, 5]) expect(others * picture(others).bits).toBeLessThanOrEqual(2_100_000);
});
test.each([
  [{ signedIn: true, cancelled: false, sees: true }, null],
  [{ signedIn: false, cancelled: true, sees: false }, 'signed-out'],
  [{ signedIn: true, cancelled: true, sees: true }, 'cancelled'],
  [{ signedIn: true, cancelled: false, sees: false }, 'removed'],
] as const)('%o ends a stay as %s', (standing, because) => expect(outBecause(standing)).toBe(because));
test('STUN and TURN servers are read as browsers take them', () => {
  expect(iceServers('stun:stun.example.org:3478 turn:me:p%40ss@turn.example.org:3478')).toEqual([
    { urls: ['stun:stun.example.org:3478'] },
    { urls: ['turn:turn.example.org:3478'], username: 'me', credential: 'p@ss' },
  ]);
  expect(iceServers(undefined)).toEqual([]);
});
