import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from '../../open.ts';
import { configFor, openWorld, type World } from '../../../test/world/world.ts';
import type { Config } from '../config.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test('numbers are read on a trial by this machine under its own name, and for real by whoever has the token', async () => {
  const token = 'a token of twenty characters';
  const origin = 'https://rooms.example.org';
  const ask = async (
    more: Partial<Config>,
    headers: Record<string, string> = {},
    remoteAddress = '127.0.0.1',
  ) => {
    const app = await openApp(
      configFor(world.fresh.url, more),
      world.fresh.pool,
      { origin: more.PUBLIC_URL ?? 'http://localhost:3000' },
      false,
    );
    const { statusCode } = await app.http.inject({ url: '/metrics', headers, remoteAddress });
    await app.stop();
    return statusCode;
  };
  const real = { PUBLIC_URL: origin, METRICS_TOKEN: token };
  expect([
    await ask({}),
    await ask({}, { host: 'rooms.example.org' }),
    await ask({}, { 'x-forwarded-for': '203.0.113.9' }),
    await ask({}, {}, '203.0.113.9'),
    await ask({ PUBLIC_URL: origin }),
    await ask(real),
    await ask(real, { authorization: 'Bearer another' }),
    await ask(real, { authorization: `Bearer ${token}` }, '203.0.113.9'),
  ]).toEqual([200, 404, 404, 404, 404, 404, 404, 200]);
});
