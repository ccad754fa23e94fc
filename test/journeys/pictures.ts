import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/**
 * Counts what really arrives: bytes and decoded frames of all pictures from others, and bytes of
 * their sound.
 */
export const watch = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const all: RTCPeerConnection[] = [];
    Object.assign(globalThis, { calls: all });
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        all.push(this);
      }
    };
  });

export const received = (page: Page): Promise<{ bytes: number; frames: number; sound: number }> =>
  page.evaluate(async () => {
    const sum = { bytes: 0, frames: 0, sound: 0 };
    for (const call of (globalThis as unknown as { calls: RTCPeerConnection[] }).calls) {
      if (call.connectionState !== 'connected') continue;
      for (const report of (await call.getStats()).values() as Iterable<{
        type: string;
        kind?: string;
        bytesReceived?: number;
        framesDecoded?: number;
      }>)
        if (report.type === 'inbound-rtp' && report.kind === 'video') {
          sum.bytes += report.bytesReceived ?? 0;
          sum.frames += report.framesDecoded ?? 0;
        } else if (report.type === 'inbound-rtp') sum.sound += report.bytesReceived ?? 0;
    }
    return sum;
  });

export async function grows(page: Page): Promise<void> {
  await expect
    .poll(async () => (await received(page)).frames, { timeout: 20_000 })
    .toBeGreaterThan(5);
  const before = await received(page);
  await expect
    .poll(async () => (await received(page)).bytes, { timeout: 10_000 })
    .toBeGreaterThan(before.bytes + 5000);
  expect((await received(page)).sound).toBeGreaterThan(before.sound);
}
