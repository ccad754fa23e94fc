import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { killAll, start, type Product } from './product.ts';
import { configFor, openWorld, type World } from './world/world.ts';

// Two processes count as one: whoever is told to wait by one waits at the other, too.

let world: World;
let dir: string;
let both: readonly [Product, Product] | undefined;
beforeAll(async () => {
  world = await openWorld();
  dir = mkdtempSync(join(tmpdir(), 'anteroom-limits-'));
});
async function processes(): Promise<readonly [Product, Product]> {
  const { signIn, tickets } = configFor('').secrets;
  const env = {
    DATA_DIR: dir,
    DATABASE_URL: world.fresh.url,
    SIGN_IN_SECRET: signIn,
    TICKET_SECRET: tickets,
    TRUSTED_PROXY: '127.0.0.1',
  };
  return (both ??= [await start(env), await start(env)]);
}
afterAll(async () => {
  await killAll();
  await world.close();
  rmSync(dir, { recursive: true, force: true });
});

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly from: string;
  readonly cookie?: string;
  readonly body?: unknown;
};
/** The same asked so many times, at one process and the other in turn. */
async function inTurn(
  times: number,
  { method, path, from, cookie = '', body = {} }: Asked,
): Promise<number[]> {
  const codes: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const answer = await fetch((await processes())[at % 2]!.origin + path, {
      method,
      headers: { cookie, 'x-forwarded-for': from, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
    await answer.arrayBuffer();
    codes.push(answer.status);
  }
  return codes;
}
const most = 100;
const limited = (per: 'failure' | 'person') =>
  world.app.http.routes.flatMap(({ key, endpoint }) => {
    const found = [endpoint.limit ?? []].flat().find((limit) => limit.per === per);
    const [method, path] = key.split(' ') as [string, string];
    const filled = path
      .replaceAll('{token}', 'x'.repeat(32))
      .replaceAll(/\{[^}]+\}/gu, '00000000-0000-7000-8000-000000000000');
    return found && found.times <= most
      ? [{ key, method, path: filled, times: found.times, open: endpoint.policy.who === 'anyone' }]
      : [];
  });

test(
  'failures on every address where a secret could be guessed',
  { timeout: 240_000 },
  async () => {
    const guarded = limited('failure');
    expect(guarded.length).toBeGreaterThan(9);
    for (const [at, { key, method, path, times, open }] of guarded.entries()) {
      const cookie = open ? '' : (await world.person('Eve')).cookie;
      const codes = await inTurn(times + 4, { method, path, from: `198.51.100.${at + 1}`, cookie });
      expect([key, codes.slice(0, times).includes(429), codes.slice(times)]).toEqual([
        key,
        false,
        [429, 429, 429, 429],
      ]);
    }
  },
);

test('what a person may do only so often', { timeout: 240_000 }, async () => {
  const guarded = limited('person').filter(({ times }) => times <= 30);
  expect(guarded.length).toBeGreaterThan(9);
  for (const { key, method, path, times } of guarded) {
    const { cookie } = await world.person('Ben');
    const codes = await inTurn(times + 2, { method, path, from: '203.0.113.1', cookie });
    expect([key, codes.slice(0, times).includes(429), codes.slice(times)]).toEqual([
      key,
      false,
      [429, 429],
    ]);
  }
});

test(
  'wrong passwords for one account, while the owner comes in from elsewhere',
  { timeout: 60_000 },
  async () => {
    const { email } = await world.person('Ada');
    const asked = {
      method: 'POST',
      path: '/api/sign-ins',
      body: { email, password: 'seven quiet otters' },
    };
    expect(await inTurn(9, { ...asked, from: '203.0.113.7' })).toEqual([
      ...Array<number>(5).fill(422),
      ...Array<number>(4).fill(429),
    ]);
    expect(await inTurn(1, { ...asked, from: '203.0.113.8' })).toEqual([422]);
    // of IPv6 one may hold many networks: what comes from one site counts together, too
    const around = [];
    for (let at = 0; at < 22; at += 1)
      around.push(...(await inTurn(1, { ...asked, from: `2001:db8:1:${at.toString(16)}::1` })));
    expect(around).toEqual([...Array<number>(20).fill(422), 429, 429]);
    expect(await inTurn(1, { ...asked, from: '2001:db8:2::1' })).toEqual([422]);
  },
);

test('wrong secrets from all networks of one site', { timeout: 60_000 }, async () => {
  const asked = { method: 'POST', path: '/api/links', body: { secret: 'x'.repeat(48) } };
  const codes = [];
  for (let at = 0; at < 124; at += 1)
    codes.push(...(await inTurn(1, { ...asked, from: `2001:db8:3:${at.toString(16)}::1` })));
  expect([codes.slice(0, 120).includes(429), codes.slice(120)]).toEqual([
    false,
    Array(4).fill(429),
  ]);
});
