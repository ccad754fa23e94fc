import { describe, expect, it } from 'vitest';
import { pause } from './socket.ts';

describe('coming back after a lost line', () => {
  it('waits half a second at least and never more than eight seconds', () => {
    expect([
      pause(0, 0),
      pause(0, 1),
      pause(2, 0.5),
      pause(3, 1),
      pause(20, 0),
      pause(20, 1),
    ]).toEqual([500, 1000, 2250, 8000, 500, 8000]);
  });
});
