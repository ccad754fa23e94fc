import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { WebSocket } from 'ws';
import { newId } from '../src/base/ids.ts';
import { leastCost } from './cost.ts';
import { readSources } from './plan.ts';
import { places, put, sample } from './shapes.ts';
import { renewLimits } from './world/beyond.ts';
import { openWorld, type World } from './world/world.ts';

// Whatever stands in any field of any contract, the process stays free for others: measured as time
// of this thread on the processor, so that a
// busy machine fails nothing, while work that grows with the square of a text takes seconds.

const HELD = 50_000; // microseconds
let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(() => renewLimits(world));

const heaps = {
  'marks on one letter': 'a' + '\u0301'.repeat(8),
  'marks out of their order': '\u0315\u0300\u05ae\u0328',
  'marks, thirty at a time': `a${'\u0315\u0300'.repeat(15)}`,
  'the longest ligature': '\ufdfa',
  joiners: '\u200d',
  'joiners between letters': '\u0628\u200c',
  'joined pictures': '\u{1f469}\u{1f3fd}\u200d',
  'halves of characters': '\ud83d',
  'tags of flags': '\u{1f3f4}\u{e0067}\u{e0062}',
  'white space': ' \t',
  digits: '9',
  'an address without end': 'a.',
  'many at signs': 'a@',
  'lines and quotes': '"\n,<',
};
const large = 250_000;
const small = 30_000;
const filled = (heap: string, size: number): string =>
  heap.repeat(Math.floor(size / Buffer.byteLength(heap)));

const cost = async (ask: () => Promise<number>) => {
  const { result, held } = await leastCost(ask, HELD);
  return { status: result, held };
};
async function send(
  method: string,
  url: string,
  cookie: string,
  payload?: string,
): Promise<number> {
  await renewLimits(world);
  const headers = {
    cookie,
    'if-match': '"1"',
    'idempotency-key': newId(),
    ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return (
    await world.app.http.inject({
      method: method as 'GET',
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    })
  ).statusCode;
}
const addressOf = (path: string): string => path.replaceAll(/\{\w+\}/gu, () => newId());
const calm = ({ status, held }: { status: number; held: number }) => ({
  refused: status >= 400 && status < 500,
  held: held < HELD ? 'shortly' : held,
});

describe.each(['signed out', 'signed in'])('%s', (who) => {
  let cookie = '';
  beforeAll(
    async () => void (cookie = who === 'signed in' ? (await world.person('Nat Nasty')).cookie : ''),
  );
  const open = () =>
    world.app.http.routes.filter(
      ({ endpoint }) => (who === 'signed out') === (endpoint.policy.who === 'anyone'),
    );

  test('no text in any field of a body holds up the process', async () => {
    let tried = 0;
    for (const { key, endpoint } of open()) {
      if (!endpoint.body) continue;
      const [method, path] = key.split(' ') as [string, string];
      for (const place of places(endpoint.body, 'string'))
        for (const [what, heap] of Object.entries(heaps))
          for (const size of [large, small]) {
            const payload = JSON.stringify(put(sample(endpoint.body), place, filled(heap, size)));
            const spent = await cost(() =>
              send(method, addressOf(path), cookie, payload.slice(0, 256 * 1024)),
            );
            tried += 1;
            expect([key, place.join('/'), what, size, calm(spent)]).toEqual([
              key,
              place.join('/'),
              what,
              size,
              { refused: true, held: 'shortly' },
            ]);
          }
    }
    expect(tried).toBeGreaterThan(200);
  }, 120_000);

  test('no text in any question holds up the process', async () => {
    for (const { key, endpoint } of open()) {
      if (!endpoint.query) continue;
      const [method, path] = key.split(' ') as [string, string];
      for (const place of places(endpoint.query, 'string'))
        for (const [what, heap] of Object.entries(heaps)) {
          // as much as an address takes
          const url = `${addressOf(path)}?${place.join('.')}=${encodeURIComponent(filled(heap, 4500).toWellFormed())}`;
          const { status, held } = await cost(() => send(method, url, cookie));
          expect([key, what, status < 500, held < HELD || held]).toEqual([key, what, true, true]);
        }
    }
  }, 60_000);

  test('no shape of a body holds up the process', async () => {
    const deep = 100_000;
    const shapes: Record<string, (root: z.ZodType) => string[]> = {
      '32,000 unknown fields': () => [
        `{${Array.from({ length: 32_000 }, (_, at) => `"${at}":1`).join(',')}}`,
      ],
      '7,000 unknown fields of marks': () => [
        `{${Array.from({ length: 7000 }, (_, at) => `"${at}\u0301\u0315\u0300\u05ae\u0328~/":1`).join(',')}}`,
      ],
      'one long name': () => [`{"${'~'.repeat(240_000)}":1}`],
      'many levels': () => [
        `${'['.repeat(deep)}${']'.repeat(deep)}`,
        `${'{"a":'.repeat(deep / 3)}1${'}'.repeat(deep / 3)}`,
      ],
      'digits without end': () => [
        '9'.repeat(large),
        `-0.${'0'.repeat(large - 10)}1`,
        `1e${'9'.repeat(large - 10)}`,
      ],
      'lists full of long texts': (root) =>
        places(root, 'array').flatMap((place) =>
          Object.values(heaps).map((heap) =>
            JSON.stringify(
              put(
                sample(root),
                place,
                Array.from({ length: 100 }, () => filled(heap, 480)),
              ),
            ),
          ),
        ),
      'lists without end': (root) =>
        places(root, 'array').flatMap((place) =>
          ['1', '{}', '""', '"\u0301"', `"${newId()}"`].flatMap((entry) =>
            [6000, 60_000].map((times) =>
              JSON.stringify(put(sample(root), place, ['LIST']))
                .replace(
                  '"LIST"',
                  Array.from(
                    { length: Math.min(times, Math.floor(240_000 / (entry.length + 3))) },
                    () => entry,
                  ).join(','),
                )
                .slice(0, 256 * 1024),
            ),
          ),
        ),
    };
    for (const { key, endpoint } of open()) {
      if (!endpoint.body) continue;
      const [method, path] = key.split(' ') as [string, string];
      for (const [what, make] of Object.entries(shapes))
        for (const payload of make(endpoint.body)) {
          const { status, held } = await cost(() => send(method, addressOf(path), cookie, payload));
          expect([key, what, payload.slice(0, 60), status < 500, held < HELD || held]).toEqual([
            key,
            what,
            payload.slice(0, 60),
            true,
            true,
          ]);
        }
    }
  }, 120_000);
});

test('no text in any header holds up the process', async () => {
  const read = readSources('src/base').flatMap(({ text }) =>
    [...text.matchAll(/headers\['([a-z-]+)'\]/gu)].map(([, name]) => name!),
  );
  const names = new Set([...read, 'accept', 'authorization', 'cookie', 'host', 'origin', 'range']);
  expect(names).toContain('accept-encoding');
  const { cookie } = await world.person('Nat Nasty');
  const fillings = ['white space', 'digits', 'many at signs', 'lines and quotes'] as const;
  const all = [...fillings.map((name) => heaps[name]), ',', ';q=', 'a=b; ', '%', 'x-y, ', '\u00ff'];
  for (const name of names)
    for (const heap of all)
      for (const url of ['/', '/api/me', '/api/nothing', '/assets/nothing.js']) {
        const filling = filled(heap.replaceAll('\n', ''), 15_500);
        const headers = { cookie, [name]: `x${filling}x` };
        const { held } = await cost(
          async () => (await world.app.http.inject({ method: 'GET', url, headers })).statusCode,
        );
        expect([name, heap, url, held < HELD || held]).toEqual([name, heap, url, true]);
      }
});

describe('on the live line', () => {
  const named = [1009, 4009, 4400]; // too long for any message, too many, not understood
  let loud: World;
  let url = '';
  beforeAll(async () => {
    loud = await openWorld({ LOG_LEVEL: 'error' });
    url = `ws://127.0.0.1:${await loud.app.http.listen('127.0.0.1', 0)}/api/live`;
  });
  afterAll(() => loud.close());

  /** A page that answers what it was told when the line was heard again, or why it was closed. */
  async function page(cookie: string) {
    const socket = new WebSocket(url, { headers: { cookie } });
    socket.on('error', () => undefined);
    await new Promise((open) => socket.once('message', open));
    const heard = (said: string): Promise<number> =>
      new Promise((over) => {
        socket.removeAllListeners('close').removeAllListeners('pong');
        socket.once('close', over).once('pong', () => over(0));
        socket.send(said);
        socket.ping();
      });
    return { heard, socket };
  }

  test('no text in any field of any message holds up the process, ends a line without a name, or is logged as a fault', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    let tried = 0;
    for (const [kind, { shape }] of loud.app.deps.live.frames)
      for (const place of [...places(shape, 'string'), ['unknown'], ['t']])
        for (const size of [large, small, 900]) {
          const { cookie } = await loud.person('Nat Nasty');
          let line = await page(cookie);
          for (const [what, heap] of Object.entries(heaps)) {
            const message = JSON.stringify(
              put({ t: kind, ...(sample(shape) as object) }, place, filled(heap, size)),
            );
            let code = 0;
            const { held } = await cost(async () => {
              if (line.socket.readyState !== line.socket.OPEN) line = await page(cookie);
              return (code = await line.heard(message));
            });
            tried += 1;
            expect([
              kind,
              place.join('/'),
              what,
              size,
              code === 0 || named.includes(code) || code,
              held < HELD || held,
            ]).toEqual([kind, place.join('/'), what, size, true, true]);
          }
          line.socket.terminate();
        }
    expect(tried).toBeGreaterThan(300);
    expect(said.mock.calls).toEqual([]);
    said.mockRestore();
  }, 120_000);
});

test('no answer names more than twenty faults, nor what somebody made up at length', async () => {
  const fields = Object.fromEntries(
    Array.from({ length: 4000 }, (_, at) => [`${'x'.repeat(40)}${at}`, 1]),
  );
  const answer = await world.nobody<{ faults: { pointer: string }[] }>('POST', '/api/sign-ins', {
    ...fields,
    ['y'.repeat(2000)]: 1,
  });
  expect([
    answer.status,
    answer.body.faults.length,
    Math.max(...answer.body.faults.map(({ pointer }) => pointer.length)) <= 200,
  ]).toEqual([422, 20, true]);
});

test('whoever floods us with failures is told so before a large body is read', async () => {
  const limited = world.app.http.routes.filter(
    ({ endpoint: { policy, limit, body } }) =>
      policy.who === 'anyone' && body && [limit ?? []].flat().some(({ per }) => per === 'failure'),
  );
  expect(limited.length).toBeGreaterThan(2);
  for (const { key, endpoint } of limited) {
    const [method, url] = key.split(' ') as ['POST', string];
    const ask = async () =>
      (
        await world.app.http.inject({
          method,
          url,
          headers: { 'content-type': 'application/json' },
          payload: '{'.padEnd(5000),
        })
      ).statusCode;
    await Promise.all(
      Array.from(
        { length: 3 * [endpoint.limit!].flat().find(({ per }) => per === 'failure')!.times },
        ask,
      ),
    );
    expect([key, await ask()]).toEqual([key, 429]);
  }
});

test('the description of the interface is made once', async () => {
  await send('GET', '/api/docs', '');
  for (const url of ['/api/docs', '/api/openapi.json'])
    expect((await cost(() => send('GET', url, ''))).held).toBeLessThan(HELD);
});
