import { once } from 'node:events';
import {
  connect,
  createServer,
  type AddressInfo,
  type Server as NetServer,
  type Socket,
} from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openPool } from '../src/base/data/database.ts';
import { readConfig } from '../src/base/config.ts';
import type { PersonId } from '../src/base/ids.ts';
import { broken } from './invariants.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { populate, signInto } from './world/world.ts';
import { address, ended, killAll, launch, start } from './product.ts';

let fresh: FreshDatabase;
let dir: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  dir = mkdtempSync(join(tmpdir(), 'anteroom-process-'));
});
afterAll(async () => {
  await killAll();
  await fresh.drop();
  rmSync(dir, { recursive: true, force: true });
});

/** Someone signed in on a server that is a process of its own, as a browser would be. */
async function someone(): Promise<{ id: PersonId; cookie: string }> {
  const { id } = await populate(fresh.db).person('Ada');
  const config = readConfig({ DATA_DIR: dir, DATABASE_URL: fresh.url });
  const { cookie } = await signInto({ db: fresh.db, config, origin: () => address }, { id });
  return { id, cookie };
}
const page = async (
  origin: string,
  cookie: string,
): Promise<{ socket: WebSocket; heard: { t: string; topics?: string[] }[] }> => {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/live`, {
    headers: { cookie, origin: address },
  });
  const heard: { t: string; topics?: string[] }[] = [];
  socket.on('message', (raw: Buffer) => heard.push(JSON.parse(raw.toString()) as { t: string }));
  await once(socket, 'open');
  return { socket, heard };
};

describe('a start that cannot work says one sentence and ends with 1', () => {
  test.each([
    [{ PORT: 'http' }, /^PORT "http" cannot be used/u],
    [{ SIGN_UP: '!' }, /^SIGN_UP "!" cannot be used/u],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL /u],
  ])('%j', async (env, sentence) => {
    const { child, said } = launch({ DATA_DIR: dir, ...env });
    expect([await ended(child), said().trim().split('\n').length]).toEqual([1, 1]);
    expect(said()).toMatch(sentence);
  });
});

test('a version older than its database refuses to start, and so does a process with other secrets', async () => {
  const own = await freshDatabase();
  const env = { DATA_DIR: dir, DATABASE_URL: own.url };
  const refused = async (
    more: Record<string, string>,
  ): Promise<readonly [number | null, string]> => {
    const { child, said } = launch({ PORT: '0', ...env, ...more });
    return [await ended(child), said().trim()];
  };
  const first = await start(env);
  const other = { SIGN_IN_SECRET: 'x'.repeat(40) };
  expect(await refused(other)).toEqual([
    1,
    expect.stringMatching(
      /^The secrets of this process are not those its database was used with\. .*NEW_SECRETS=yes\.$/u,
    ),
  ]);
  first.child.kill('SIGTERM');
  await ended(first.child);
  const renewed = await start({ ...env, ...other, NEW_SECRETS: 'yes' });
  renewed.child.kill('SIGTERM');
  await ended(renewed.child);
  await own.pool.query(
    `insert into migrations (name, hash) values ('9999_from_a_newer_version.sql', '')`,
  );
  expect(await refused(other)).toEqual([
    1,
    expect.stringMatching(
      /^This version of Anteroom is older than its database, which already has 9999_from_a_newer_version\.sql\. Start the newer version, .*\.$/u,
    ),
  ]);
  await own.drop();
}, 120_000);

describe('two processes on one database', () => {
  test('behave as one: a change through the first reaches a page at the second, and each ends within 10 s with pages open', async () => {
    const env = { DATA_DIR: dir, DATABASE_URL: fresh.url };
    const one = await start(env);
    const two = await start(env);
    expect(two.ready).toBeLessThan(15_000);
    const ada = await someone();
    const { socket, heard } = await page(two.origin, ada.cookie);
    await expect.poll(() => heard.map((message) => message.t)).toContain('hello');
    const answer = await fetch(`${one.origin}/api/me`, {
      method: 'PATCH',
      headers: { cookie: ada.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ada L.' }),
    });
    expect(answer.status).toBe(200);
    await expect
      .poll(() => heard.flatMap((message) => message.topics ?? []), { interval: 10 })
      .toContain('me');

    const over = once(socket, 'close');
    expect(
      (
        await fetch(`${one.origin}/api/sign-ins/current`, {
          method: 'DELETE',
          headers: { cookie: ada.cookie },
        })
      ).status,
    ).toBe(204);
    expect(((await over) as [number])[0]).toBe(4001);
    expect(
      (await fetch(`${two.origin}/api/sign-ins`, { headers: { cookie: ada.cookie } })).status,
    ).toBe(401);

    const ben = await someone();
    const open = await page(one.origin, ben.cookie);
    one.child.kill('SIGTERM');
    two.child.kill('SIGTERM');
    // after 10 s it would be 1
    expect([await ended(one.child), await ended(two.child)]).toEqual([0, 0]);
    open.socket.terminate();
  }, 60_000);
});

describe('kill -9', () => {
  test('loses nothing that was acknowledged, and the server is back at once', async () => {
    const env = { DATA_DIR: dir, DATABASE_URL: fresh.url };
    const ada = await someone();
    let server = await start(env);
    let last = '';
    for (let round = 0; round < 5; round += 1) {
      const stop = Date.now() + 150 + round * 60;
      while (Date.now() < stop) {
        const name = `Ada ${round}.${Date.now() % 100_000}`;
        const answer = await fetch(`${server.origin}/api/me`, {
          method: 'PATCH',
          headers: { cookie: ada.cookie, 'content-type': 'application/json' },
          body: JSON.stringify({ name }),
        });
        if (answer.status === 200) last = name;
      }
      server.child.kill('SIGKILL');
      await ended(server.child);
      expect(
        (
          await fresh.db
            .selectFrom('persons')
            .select('name')
            .where('id', '=', ada.id)
            .executeTakeFirstOrThrow()
        ).name,
      ).toBe(last);
      server = await start(env);
      expect(
        (
          (await (
            await fetch(`${server.origin}/api/me`, { headers: { cookie: ada.cookie } })
          ).json()) as { person: { name: string } }
        ).person.name,
      ).toBe(last);
    }
    server.child.kill('SIGTERM');
    await ended(server.child);
    const pool = openPool(fresh.url, 2);
    expect(await broken(pool)).toEqual([]);
    await pool.end();
  }, 120_000);
});

describe('the database', () => {
  /** Stands between the server and PostgreSQL, and can be taken away. */
  async function openWay(
    port = 0,
  ): Promise<{ way: NetServer; port: number; cut: () => Promise<void> }> {
    const to = new URL(fresh.url);
    const sockets = new Set<Socket>();
    const way = createServer((near) => {
      const far = connect(Number(to.port), to.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy()).on('close', () => sockets.delete(one));
      }
    });
    await new Promise<void>((settle) => way.listen(port, '127.0.0.1', settle));
    const cut = async (): Promise<void> => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((settle) => way.close(settle));
    };
    return { way, port: (way.address() as AddressInfo).port, cut };
  }

  test('may go away and come back: 503 with a time to wait, then all is normal without a restart', async () => {
    const first = await openWay();
    const ada = await someone();
    const url = Object.assign(new URL(fresh.url), {
      hostname: '127.0.0.1',
      port: String(first.port),
    }).href;
    const server = await start({ DATA_DIR: dir, DATABASE_URL: url, LOG_LEVEL: 'silent' });
    const me = () => fetch(`${server.origin}/api/sign-ins`, { headers: { cookie: ada.cookie } });
    expect((await me()).status).toBe(200);
    await first.cut();
    const away = await me();
    expect([
      away.status,
      Number(away.headers.get('retry-after')) > 0,
      ((await away.json()) as { code: string }).code,
    ]).toEqual([503, true, 'unavailable']);
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    const second = await openWay(first.port);
    await expect.poll(async () => (await me()).status, { timeout: 10_000 }).toBe(200);
    const { socket, heard } = await page(server.origin, ada.cookie);
    await fetch(`${server.origin}/api/me`, {
      method: 'PATCH',
      headers: { cookie: ada.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Back' }),
    });
    await expect
      .poll(() => heard.flatMap((message) => message.topics ?? []), { timeout: 5000 })
      .toContain('me');
    socket.terminate();
    server.child.kill('SIGTERM');
    expect(await ended(server.child)).toBe(0);
    await second.cut();
  }, 60_000);
});

test('logs hold request ids and routes, and none of the secrets that passed through', async () => {
  const server = await start({ DATA_DIR: dir, DATABASE_URL: fresh.url, LOG_LEVEL: 'debug' });
  const ada = await someone();
  const marks = [
    'mark-password-7f3a9c',
    'mark-token-51b2e8',
    'mark-feed-e0d4',
    ada.cookie.split('=')[1]!,
  ];
  const post = (path: string, body: unknown) =>
    fetch(server.origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: ada.cookie },
      body: JSON.stringify(body),
    });
  await post('/api/sign-ins', { email: 'ada@example.org', password: marks[0] });
  await post('/api/sign-ups', {
    name: 'Eve\n{"level":60}',
    email: 'eve@example.org',
    password: marks[0],
  });
  await post('/api/verifications', { token: marks[1] });
  await post('/api/password-resets', { email: 'ada@example.org' });
  await fetch(`${server.origin}/api/feeds/${marks[2]}`);
  await fetch(`${server.origin}/sessions/x?token=${marks[1]}`);
  await expect.poll(server.said).toContain('/api/feeds/:token');
  const links = await fresh.db
    .selectFrom('mails')
    .select('body')
    .where('to_address', '=', 'eve@example.org')
    .execute();
  const tokens = links.flatMap(({ body }) =>
    [...body.matchAll(/#(\S+)/gu)].map((match) => match[1]!),
  );
  server.child.kill('SIGTERM');
  await ended(server.child);
  const lines = server
    .said()
    .split('\n')
    .filter((text) => text.startsWith('{'));
  for (const text of lines) expect(() => JSON.parse(text) as unknown).not.toThrow();
  expect(lines.some((text) => (JSON.parse(text) as { reqId?: string }).reqId)).toBe(true);
  for (const secret of [...marks, ...tokens]) expect(server.said()).not.toContain(secret);
});
