import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../src/base/config.ts';
import type { OrganisationId, PersonId } from '../src/base/ids.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { populate, signInto } from './world/world.ts';
import { address, kill, killAll, start, type Product } from './product.ts';

// Who is here stands in no journal: it must not outlive a line that broke, nor a process that died.

let fresh: FreshDatabase;
let dir: string;
let node: Product;
let host = '';
let hanna: PersonId;
let organisation: OrganisationId;
const env = () => ({ DATA_DIR: dir, DATABASE_URL: fresh.url });
beforeAll(async () => {
  fresh = await freshDatabase();
  dir = mkdtempSync(join(tmpdir(), 'anteroom-presence-'));
  const people = populate(fresh.db);
  organisation = await people.organisation();
  hanna = (await people.person('Hanna', { organisation, role: 'admin' })).id;
}, 90_000);
afterAll(async () => {
  await killAll();
  await fresh.drop();
  rmSync(dir, { recursive: true, force: true });
});

async function call<Body>(cookie: string, method: string, path: string, body?: unknown) {
  const answer = await fetch(node.origin + path, {
    method,
    headers: {
      cookie,
      connection: 'close',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect([path, answer.ok]).toEqual([path, true]);
  return {
    body: (await answer.json()) as Body,
    cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0]!,
  };
}
type Line = { readonly hints: () => number; readonly cut: () => void };
/** The live line of a page; `waits`: on its request. */
async function line(cookie: string, topic: string, waits?: string): Promise<Line> {
  const socket = new WebSocket(`${node.origin.replace('http', 'ws')}/api/live`, {
    headers: { cookie, origin: address },
  });
  let hints = 0;
  let open = false;
  socket
    .on('error', () => undefined)
    .on('message', (raw: Buffer) => {
      const { t, topics = [] } = JSON.parse(raw.toString()) as { t: string; topics?: string[] };
      if (t === 'hello') open = true;
      if (t === 'hint' && topics.includes(topic)) hints += 1;
    });
  await expect.poll(() => open, { timeout: 10_000 }).toBe(true);
  if (waits) socket.send(JSON.stringify({ t: 'wait', knock: waits }));
  return { hints: () => hints, cut: () => socket.terminate() };
}
type Room = { readonly id: string; readonly link: string };
async function begun(): Promise<void> {
  if (host) return;
  node = await start(env());
  const sealed = {
    db: fresh.db,
    config: readConfig({ ...env(), PUBLIC_URL: address }),
    origin: () => address,
  };
  host = (await signInto(sealed, { id: hanna })).cookie;
}
/** Somebody waits before a locked door, and their page is open. */
async function waiting() {
  await begun();
  const { body: room } = await call<Room>(host, 'POST', '/api/own-rooms', {
    kind: 'standing',
    organisation,
    title: 'Desk',
    door: 'locked',
  });
  const { cookie } = await call('', 'POST', '/api/guests', {
    secret: room.link.split('#')[1],
    name: 'Gus',
  });
  const { body: knock } = await call<{ id: string }>(
    cookie,
    'POST',
    `/api/sessions/${room.id}/knocks`,
    { message: '' },
  );
  const here = async () =>
    (
      await call<{ items: { here: boolean }[] }>(host, 'GET', `/api/sessions/${room.id}/knocks`)
    ).body.items.map((one) => one.here);
  const topic = `queue:${room.id}`;
  const page = await line(cookie, topic, knock.id);
  await expect.poll(here, { timeout: 10_000 }).toEqual([true]);
  return { topic, page, here, knock: knock.id };
}

test('the guest leaves while the host has no line: the queue that is asked when it is back says so', async () => {
  const { topic, page, here } = await waiting();
  (await line(host, topic)).cut();
  page.cut();
  await new Promise((settle) => setTimeout(settle, 1000));
  const back = await line(host, topic);
  await expect.poll(here, { timeout: 3000 }).toEqual([false]);
  back.cut();
}, 60_000);

test('the server is killed and the guest does not come back: within half a minute of the new start nobody is here, and the open page of the host hears of it', async () => {
  const { topic, here, knock } = await waiting();
  await kill(node.child);
  node = await start(env());
  const began = performance.now();
  const page = await line(host, topic);
  const row = async () =>
    (await fresh.pool.query<{ here: boolean }>('select here from knocks where id = $1', [knock]))
      .rows[0]!.here;
  await expect.poll(row, { timeout: 40_000, interval: 200 }).toBe(false);
  const seconds = (performance.now() - began) / 1000;
  await expect.poll(page.hints, { timeout: 3000 }).toBeGreaterThan(0);
  expect(await here()).toEqual([false]);
  process.stdout.write(
    `nobody confirmed who was here: gone ${seconds.toFixed(1)} s after the start\n`,
  );
  expect(seconds).toBeLessThan(33);
  page.cut();
}, 150_000);
