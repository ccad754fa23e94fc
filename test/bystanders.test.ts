import { expect, test } from 'vitest';
import type { Limit } from '../src/base/api/contract.ts';
import { makeFeed } from './world/account.ts';
import { useUp } from './world/beyond.ts';
import { people, useCast, world } from './world/cast.ts';
import { own, secretOf } from './world/doors.ts';
import { invite } from './world/organisation.ts';

// A school, an office, a clinic share one address: whoever does right there is held up by nobody
// else.

useCast();

type Asked = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly payload?: Record<string, unknown>;
};
const status = async (asked: Asked): Promise<number> =>
  (await world.app.http.inject({ ...asked, remoteAddress: '203.0.113.5' })).statusCode;
const feedOf = async (who: { readonly call: typeof people.host.call }): Promise<string> =>
  new URL((await makeFeed(who)).link).pathname;
const tokens = async (to: readonly string[]): Promise<string[]> => {
  const { rows } = await world.fresh.pool.query<{ body: string }>(
    'select body from mails where to_address = any($1)',
    [to],
  );
  return rows.map(({ body }) => /#([\w-]+)/u.exec(body)![1]!);
};

test('no route counts good calls by their address', () => {
  const limits = world.app.http.routes.flatMap(({ key, endpoint }) =>
    [endpoint.limit ?? []].flat().map((limit: Limit) => [key, limit.per] as const),
  );
  expect(limits.length).toBeGreaterThan(20);
  expect(limits.filter(([, per]) => !['person', 'secret', 'failure'].includes(per))).toEqual([]);
});

test('more calendars than ever are read from one address; one that is read all the time waits, and only that one', async () => {
  const [busy, calm] = [await feedOf(people.host), await feedOf(people.member)];
  const reads = await Promise.all(
    Array.from({ length: 125 }, () => status({ method: 'GET', url: busy })),
  );
  expect([
    reads.filter((code) => code === 200).length,
    reads.filter((code) => code === 429).length,
  ]).toEqual([120, 5]);
  expect(await status({ method: 'GET', url: calm })).toBe(200);
});

test('a whole school reads its invitations from one address', async () => {
  const pupils = Array.from(
    { length: 90 },
    (_, at) => `pupil.${at}.${people.organisation.slice(-6)}@example.org`,
  );
  await invite(people.boss, people.organisation, pupils);
  const answers = await Promise.all(
    (await tokens(pupils)).map((token) =>
      status({ method: 'POST', url: '/api/invitations/readings', payload: { token } }),
    ),
  );
  expect([answers.length, answers.filter((code) => code !== 200)]).toEqual([90, []]);
});

test('who tries wrong secrets is told to wait, and whoever has the right one comes through from the same address', async () => {
  const place = await own(people.host, people.organisation);
  const feed = await feedOf(people.host);
  const invited = `one.${people.organisation.slice(-6)}@example.org`;
  await invite(people.boss, people.organisation, [invited]);
  const [token] = await tokens([invited]);
  const secret = secretOf(place.link);
  const routes: readonly (readonly [number, Asked, Asked])[] = [
    [60, { method: 'GET', url: `/api/feeds/${'x'.repeat(32)}` }, { method: 'GET', url: feed }],
    [
      30,
      { method: 'POST', url: '/api/links', payload: { secret: 'x'.repeat(48) } },
      { method: 'POST', url: '/api/links', payload: { secret } },
    ],
    [
      30,
      { method: 'POST', url: '/api/guests', payload: { secret: 'x'.repeat(48), name: 'Eve' } },
      { method: 'POST', url: '/api/guests', payload: { secret, name: 'Gus' } },
    ],
    [
      60,
      { method: 'POST', url: '/api/invitations/readings', payload: { token: 'wrong' } },
      { method: 'POST', url: '/api/invitations/readings', payload: { token } },
    ],
  ];
  for (const [times, wrong, right] of routes) {
    const tries: number[] = [];
    for (let at = 0; at < times + 5; at += 1) tries.push(await status(wrong));
    expect([wrong.url, tries.slice(0, times).includes(429), tries.slice(times)]).toEqual([
      wrong.url,
      false,
      Array(5).fill(429),
    ]);
    for (let at = 0; at < 3 * times; at += 1) await status(wrong);
    expect([right.url, [200, 201].includes(await status(right))]).toEqual([right.url, true]);
  }
});

test(
  'seventy people accept their invitations and read their calendars behind one address',
  { timeout: 180_000 },
  async () => {
    const pupils = Array.from(
      { length: 70 },
      (_, at) => `pupil.${at}.${people.organisation.slice(-6)}@example.org`,
    );
    await invite(people.boss, people.organisation, pupils);
    const from = { remoteAddress: '203.0.113.5' };
    const post = (url: string, cookie: string, payload: Record<string, unknown>) =>
      world.app.http.inject({ method: 'POST', url, headers: { cookie }, payload, ...from });
    const reads: number[] = [];
    for (const token of await tokens(pupils)) {
      const joined = await post('/api/invitations/sign-ups', '', {
        token,
        name: 'Pupil',
        password: 'seven quiet otters',
      });
      expect(joined.statusCode).toBe(201);
      const made = await post(
        '/api/me/feed',
        String([joined.headers['set-cookie']].flat()[0]).split(';')[0]!,
        {},
      );
      const url = new URL(made.json<{ link: string }>().link).pathname;
      for (let read = 0; read < 2; read += 1) reads.push(await status({ method: 'GET', url }));
    }
    expect([reads.length, reads.filter((code) => code !== 200)]).toEqual([140, []]);
  },
);

test('three hundred mails an hour go from one address to people nobody knows, and from another address they go on', async () => {
  const signUp = (remoteAddress: string) =>
    world.app.http.inject({
      method: 'POST',
      url: '/api/sign-ups',
      payload: {
        name: 'Eve',
        email: `${remoteAddress}@example.org`,
        password: 'seven quiet otters',
      },
      remoteAddress,
    });
  expect((await signUp('203.0.113.5')).statusCode).toBe(202);
  await useUp(world, 'unproven|%', 300);
  expect([
    (await signUp('203.0.113.5')).statusCode,
    (await signUp('198.51.100.5')).statusCode,
  ]).toEqual([429, 202]);
});
