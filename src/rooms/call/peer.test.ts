import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripTypeScriptTypes } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/chromium.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The bus stands in for the server: everyone on the page's channel is inside, and messages go to whom they name. */
const page = `<!doctype html><title>call</title><script type="module">
import { openPeers } from './peer.ts';
window.connections = [];
window.RTCPeerConnection = class extends RTCPeerConnection { constructor(setting) { super(setting); connections.push(this); } };
const stay = location.hash.slice(1), bus = new BroadcastChannel('room'), inside = new Set([stay]);
window.sights = {};
window.medium = openPeers({ stay, iceServers: [], send: (to, data) => bus.postMessage({ from: stay, to, data }), seen: (other, sight) => { if (sight) sights[other] = sight; else delete sights[other]; } });
bus.onmessage = ({ data: { from, to, data, hello, back, bye } }) => {
  if (bye) { inside.delete(bye); medium.meet([...inside]); }
  if (hello) { inside.add(hello); if (!back) bus.postMessage({ hello: stay, back: true }); medium.meet([...inside]); }
  if (to === stay) medium.hear(from, data);
};
window.leave = () => { bus.postMessage({ bye: stay }); medium.end(); };
const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 320, height: 180 } });
window.microphone = media.getAudioTracks()[0], window.camera = media.getVideoTracks()[0];
medium.show({ microphone, camera });
bus.postMessage({ hello: stay });
window.ready = true;
</script>`;

let server: Server;
let browser: Browser;
beforeAll(async () => {
  server = createServer((request, response) => {
    const file = request.url?.match(/^\/(\w+\.ts)$/u)?.[1];
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html');
    response.end(file ? stripTypeScriptTypes(readFileSync(new URL(file, import.meta.url), 'utf8')) : page);
  }).listen(0, '127.0.0.1');
  browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
});

type Window = typeof globalThis & {
  ready: boolean;
  sights: Record<string, { stream: MediaStream; line: string }>;
  medium: import('./media.ts').Medium;
  microphone: MediaStreamTrack;
  camera: MediaStreamTrack;
  leave: () => void;
  connections: RTCPeerConnection[];
};
async function arrive(context: Awaited<ReturnType<Browser['newContext']>>, stay: string): Promise<Page> {
  const made = await context.newPage();
  await made.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#${stay}`);
  await made.waitForFunction(() => (globalThis as Window).ready);
  return made;
}
/** Frames of the other person decoded in half a second: a page in the background draws none, but decodes. */
const frames = (at: Page, of: string) =>
  at.evaluate(async (other) => {
    const { sights, connections } = globalThis as Window;
    const decoded = async () => {
      const track = sights[other]?.stream.getVideoTracks()[0];
      const connection = connections.find((one) => one.getReceivers().some((receiver) => receiver.track === track));
      const stats = [...((await connection?.getStats(track))?.values() ?? [])] as { readonly framesDecoded?: number }[];
      return stats.reduce((sum, { framesDecoded = 0 }) => sum + framesDecoded, 0);
    };
    const before = await decoded();
    await new Promise((done) => setTimeout(done, 500));
    return (await decoded()) - before;
  }, of);
const watches = (at: Page, of: string) => expect.poll(() => frames(at, of), { timeout: 15_000 }).toBeGreaterThan(1);
const sights = (at: Page) => at.evaluate(() => Object.fromEntries(Object.entries((globalThis as Window).sights).map(([stay, sight]) => [stay, sight.line])));

test('three people see each other, through a reload, and lose sight of who leaves', { timeout: 90_000 }, async () => {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const [ada, ben] = [await arrive(context, 'a'), await arrive(context, 'b')];
  await Promise.all([watches(ada, 'b'), watches(ben, 'a')]);
  const cleo = await arrive(context, 'c');
  await Promise.all([watches(ada, 'c'), watches(cleo, 'a'), watches(ben, 'c'), watches(cleo, 'b')]);

  // The greater id asks for an offer, the smaller one makes it: both ways back must work, and nobody else notices.
  for (const [reloaded, other] of [
    [cleo, 'a'],
    [ada, 'c'],
  ] as const) {
    await reloaded.reload();
    await reloaded.waitForFunction(() => (globalThis as Window).ready);
    await watches(reloaded, other);
    await watches(reloaded, 'b');
    await watches(ben, other === 'a' ? 'c' : 'a');
  }

  await ada.evaluate(() => (globalThis as Window).medium.show({ microphone: (globalThis as Window).microphone, camera: null }));
  await expect.poll(() => frames(ben, 'a'), { timeout: 5_000 }).toBe(0);
  await ada.evaluate(() => (globalThis as Window).medium.show({ microphone: (globalThis as Window).microphone, camera: (globalThis as Window).camera }));
  await watches(ben, 'a');

  await cleo.evaluate(() => (globalThis as Window).leave());
  await expect.poll(() => sights(ada)).toEqual({ b: 'connected' });
  await expect.poll(() => sights(ben)).toEqual({ a: 'connected' });
});

test('garbage from another browser is dropped and the call goes on', { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const [ada, ben] = [await arrive(context, 'a'), await arrive(context, 'b')];
  await watches(ada, 'b');
  await ada.evaluate(() => {
    for (const data of [
      null,
      7,
      'x',
      {},
      { run: 1 },
      { run: 'x', description: { type: 'offer', sdp: 'no' } },
      { run: 'x', description: 5 },
      { run: 'x', candidate: { candidate: '¿' } },
    ])
      (globalThis as Window).medium.hear('b', data);
  });
  await Promise.all([watches(ada, 'b'), watches(ben, 'a')]);
});
