import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripTypeScriptTypes } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../../../scripts/chromium.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * The bus stands in for the server: everyone on the page's channel is inside, and messages go to
 * whom they name.
 */
const page = `<!doctype html><title>call</title><script type="module">
import { openPeers } from './peer.ts';
window.connections = [];
window.RTCPeerConnection = class extends RTCPeerConnection { constructor(setting) { super(setting); connections.push(this); } };
const stay = location.hash.slice(1), bus = new BroadcastChannel('room'), inside = new Set([stay]);
window.sights = {};
window.said = [];
window.meet = () => window.blindfold || medium.meet([...inside]);
window.medium = openPeers({ stay, iceServers: [], send: (to, data) => { said.push(data); bus.postMessage({ from: stay, to, data }); }, seen: (other, sight) => { if (sight) sights[other] = sight; else delete sights[other]; } });
bus.onmessage = ({ data: { from, to, data, hello, back, bye } }) => {
  if (bye) { inside.delete(bye); meet(); }
  if (hello) { inside.add(hello); if (!back) bus.postMessage({ hello: stay, back: true }); meet(); }
  if (to === stay && !window.deaf) medium.hear(from, data);
};
window.leave = () => { bus.postMessage({ bye: stay }); medium.end(); };
const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 320, height: 180 } });
window.microphone = media.getAudioTracks()[0], window.camera = media.getVideoTracks()[0];
const canvas = document.createElement('canvas'), pen = canvas.getContext('2d');
canvas.width = 640; canvas.height = 360;
setInterval(() => { pen.fillStyle = 'hsl(' + (performance.now() / 10) % 360 + ' 80% 50%)'; pen.fillRect(0, 0, 640, 360); }, 50);
window.slides = canvas.captureStream(20).getVideoTracks()[0];
medium.show({ microphone, camera, screen: null });
bus.postMessage({ hello: stay });
window.ready = true;
</script>`;

let server: Server;
let browser: Browser;
beforeAll(async () => {
  server = createServer((request, response) => {
    const file = request.url?.match(/^\/(\w+\.ts)$/u)?.[1];
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html');
    response.end(
      file ? stripTypeScriptTypes(readFileSync(new URL(file, import.meta.url), 'utf8')) : page,
    );
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
  sights: Record<string, import('./media.ts').Sight>;
  medium: import('./media.ts').Medium;
  microphone: MediaStreamTrack;
  camera: MediaStreamTrack;
  slides: MediaStreamTrack;
  leave: () => void;
  connections: RTCPeerConnection[];
  /** All that this page has sent. */
  said: {
    readonly run: string;
    readonly description?: RTCSessionDescriptionInit;
    readonly candidate?: unknown;
  }[];
  /** The page is told nothing of who is inside, or nothing of what others say. */
  blindfold: boolean;
  deaf: boolean;
  meet: () => void;
};
async function arrive(
  context: Awaited<ReturnType<Browser['newContext']>>,
  stay: string,
): Promise<Page> {
  const made = await context.newPage();
  await made.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#${stay}`);
  await made.waitForFunction(() => (globalThis as Window).ready);
  return made;
}
type Part = 'stream' | 'screen';
/**
 * Frames of the other person decoded in half a second: a page in the background draws none, but
 * decodes.
 */
const frames = (at: Page, of: string, part: Part = 'stream') =>
  at.evaluate(
    async ([other, which]) => {
      const { sights, connections } = globalThis as Window;
      const decoded = async () => {
        const track = sights[other]?.[which].getVideoTracks()[0];
        const connection = connections.find((one) =>
          one.getReceivers().some((receiver) => receiver.track === track),
        );
        const stats = [...((await connection?.getStats(track))?.values() ?? [])] as {
          readonly framesDecoded?: number;
        }[];
        return stats.reduce((sum, { framesDecoded = 0 }) => sum + framesDecoded, 0);
      };
      const before = await decoded();
      await new Promise((done) => setTimeout(done, 500));
      return (await decoded()) - before;
    },
    [of, part] as const,
  );
const watches = (at: Page, of: string, part: Part = 'stream') =>
  expect.poll(() => frames(at, of, part), { timeout: 15_000 }).toBeGreaterThan(1);
const blind = (at: Page, of: string, part: Part = 'stream') =>
  expect.poll(() => frames(at, of, part), { timeout: 5_000 }).toBe(0);
type Shown = { readonly camera?: boolean; readonly screen?: boolean };
const show = (at: Page, { camera = true, screen = false }: Shown) =>
  at.evaluate(
    ([face, shared]) => {
      const own = globalThis as Window;
      own.medium.show({
        microphone: own.microphone,
        camera: face ? own.camera : null,
        screen: shared ? own.slides : null,
      });
    },
    [camera, screen],
  );
const sights = (at: Page) =>
  at.evaluate(() =>
    Object.fromEntries(
      Object.entries((globalThis as Window).sights).map(([stay, sight]) => [stay, sight.line]),
    ),
  );

test(
  'three people see each other, through a reload, and lose sight of who leaves',
  { timeout: 90_000 },
  async () => {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    const [ada, ben] = [await arrive(context, 'a'), await arrive(context, 'b')];
    await Promise.all([watches(ada, 'b'), watches(ben, 'a')]);
    const cleo = await arrive(context, 'c');
    await Promise.all([
      watches(ada, 'c'),
      watches(cleo, 'a'),
      watches(ben, 'c'),
      watches(cleo, 'b'),
    ]);

    // The smaller id asks for an offer, the greater one makes it: both ways back must work, and
    // nobody else notices.
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

    await show(ada, { camera: false });
    await blind(ben, 'a');
    await show(ada, {});
    await watches(ben, 'a');

    await cleo.evaluate(() => (globalThis as Window).leave());
    await expect.poll(() => sights(ada)).toEqual({ b: 'connected' });
    await expect.poll(() => sights(ben)).toEqual({ a: 'connected' });
  },
);

/** What a page has said first, besides where it can be reached. */
const saidFirst = (at: Page) =>
  at.evaluate(() => {
    const first = (globalThis as Window).said.find(({ candidate }) => !candidate);
    return first && (first.description?.type ?? 'asks');
  });

test(
  'whoever comes offers at once, and is answered before they are met, but sees nothing after a second if they are not',
  { timeout: 90_000 },
  async () => {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    const ada = await arrive(context, 'a');
    const blindfold = (on: boolean) =>
      ada.evaluate((covered) => {
        const own = globalThis as Window;
        own.blindfold = covered;
        own.meet();
      }, on);
    await blindfold(true);
    const ben = await arrive(context, 'b');
    await expect.poll(() => sights(ben)).toEqual({ a: 'connected' });
    expect([await saidFirst(ben), await saidFirst(ada)]).toEqual(['offer', 'answer']);
    await blindfold(false);
    await Promise.all([watches(ada, 'b'), watches(ben, 'a')]);
    const made = (at: Page) => at.evaluate(() => (globalThis as Window).connections.length);
    expect([await made(ada), await made(ben)]).toEqual([1, 1]);

    // whom the room never tells us of: first they see nothing any more, then nothing is left
    await blindfold(true);
    const cleo = await arrive(context, 'c');
    await expect.poll(() => sights(ada)).toMatchObject({ c: 'connected' });
    await cleo.waitForTimeout(1_200);
    expect([await frames(cleo, 'a'), Object.keys(await sights(ada))]).toEqual([0, ['b', 'c']]);
    await expect.poll(() => sights(ada), { timeout: 15_000 }).toEqual({ b: 'connected' });
    await watches(ben, 'a');
  },
);

test(
  'an offer that was not heard is made once more when the other side asks, and nothing begins anew',
  { timeout: 60_000 },
  async () => {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    const ada = await arrive(context, 'a');
    const hears = (on: boolean) =>
      ada.evaluate((open) => {
        const own = globalThis as Window;
        own.blindfold = own.deaf = !open;
        own.meet();
      }, on);
    await hears(false);
    const ben = await arrive(context, 'b');
    const offered = () =>
      ben.evaluate(() =>
        (globalThis as Window).said
          .filter(({ description }) => description?.type === 'offer')
          .map(({ run }) => run),
      );
    await expect.poll(offered).toHaveLength(1);
    await ben.waitForTimeout(1_600);
    await hears(true);
    await Promise.all([watches(ada, 'b'), watches(ben, 'a')]);
    expect(await saidFirst(ada)).toBe('asks');
    const runs = await offered();
    expect([runs.length, new Set(runs).size]).toEqual([2, 1]);
  },
);

test(
  'a shared screen has a line of its own beside the camera, on both sides at once, and for whoever comes later',
  { timeout: 90_000 },
  async () => {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    const [ada, ben] = [await arrive(context, 'a'), await arrive(context, 'b')];
    await Promise.all([watches(ada, 'b'), watches(ben, 'a'), blind(ben, 'a', 'screen')]);
    const connections = () => ben.evaluate(() => (globalThis as Window).connections.length);
    const before = await connections();

    await show(ada, { screen: true });
    await watches(ben, 'a', 'screen');
    await watches(ben, 'a');
    await show(ben, { camera: false, screen: true });
    await watches(ada, 'b', 'screen');
    await blind(ada, 'b');
    await watches(ben, 'a', 'screen');
    expect(
      await ben.evaluate(() => (globalThis as Window).sights['a']!.screen.getTracks().length),
    ).toBe(1);
    expect(
      await ben.evaluate(() =>
        (globalThis as Window).sights['a']!.stream.getTracks()
          .map(({ kind }) => kind)
          .sort(),
      ),
    ).toEqual(['audio', 'video']);

    const cleo = await arrive(context, 'c');
    await Promise.all([
      watches(cleo, 'a', 'screen'),
      watches(cleo, 'a'),
      watches(cleo, 'b', 'screen'),
    ]);

    await show(ada, {});
    await blind(ben, 'a', 'screen');
    await watches(ben, 'a');
    await watches(ada, 'b', 'screen');
    // what is shown changed four times, and nobody connected anew for it
    expect(await connections()).toBe(before + 1);
  },
);

test(
  'after a change of network both find each other on new ways, and the picture goes on',
  { timeout: 90_000 },
  async () => {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    const [ada, ben] = [await arrive(context, 'a'), await arrive(context, 'b')];
    await Promise.all([watches(ada, 'b'), watches(ben, 'a')]);
    const way = (at: Page) =>
      at.evaluate(
        () =>
          /ice-ufrag:(.+)/u.exec(
            (globalThis as Window).connections.at(-1)!.localDescription!.sdp,
          )![1],
      );
    for (const changed of [ada, ben]) {
      const [here, there] = [await way(ada), await way(ben)];
      await changed.evaluate(() => (globalThis as Window).medium.seek());
      await expect
        .poll(async () => [(await way(ada)) !== here, (await way(ben)) !== there], {
          timeout: 10_000,
        })
        .toEqual([true, true]);
      await Promise.all([watches(ada, 'b'), watches(ben, 'a')]);
    }
    await Promise.all(
      [ada, ben].map((at) => at.evaluate(() => (globalThis as Window).medium.seek())),
    );
    await Promise.all([watches(ada, 'b'), watches(ben, 'a')]);
    expect(await sights(ada)).toEqual({ b: 'connected' });
    await expect
      .poll(() => ada.evaluate(() => (globalThis as Window).sights['b']!.quality), {
        timeout: 40_000,
      })
      .toBe('good');
  },
);

test(
  'garbage from another browser is dropped and the call goes on',
  { timeout: 60_000 },
  async () => {
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
  },
);
