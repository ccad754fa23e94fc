import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kill, killAll, start as startProduct, type Product } from './product.ts';
import { enableBrowser } from './world/account.ts';
import { open, own } from './world/doors.ts';
import { openSink, type Sink } from './world/push-sink.ts';
import { configFor, openWorld, type Someone, type World } from './world/world.ts';

let world: World;
let sink: Sink;
let dir: string;
let host: Someone;
let room: { readonly id: string; readonly link: string };

/** A server that is a process of its own, on the database of this world. */
const start = (): Promise<Product> =>
  startProduct({ DATA_DIR: dir, DATABASE_URL: world.fresh.url, PUSH_HOSTS: sink.origin });
/** Somebody holds the link and asks to join. */
async function knock(origin: string): Promise<number> {
  const who = await world.person('Gus');
  await open(who, room);
  const headers = { cookie: who.cookie, 'content-type': 'application/json' };
  const { status } = await fetch(`${origin}/api/sessions/${room.id}/knocks`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  return status;
}

beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin });
  dir = mkdtempSync(join(tmpdir(), 'anteroom-pushes-'));
  writeFileSync(join(dir, 'secrets.json'), JSON.stringify(configFor('').secrets));
  const organisation = await world.organisation();
  host = await world.person('Hanna', { organisation, role: 'admin' });
  room = await own(host, organisation, { kind: 'standing', door: 'locked' });
});
afterAll(async () => {
  await killAll();
  await world.close();
  await sink.close();
  rmSync(dir, { recursive: true, force: true });
});

test('a knock is pushed within two seconds, also behind ten thousand mails; killed servers lose none, and browsers stay enabled', async () => {
  await enableBrowser(host, sink.browser('Firefox'));
  const one = await start();
  await world.fresh.pool.query(
    `insert into mails (id, to_address, language, subject, body, html, state) select gen_random_uuid(), 'somebody@example.org', 'en', 'A mail', '', '', 'queued' from generate_series(1, 10000)`,
  );
  const took: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    const before = sink.got.length;
    const began = Date.now();
    expect(await knock(one.origin)).toBe(201);
    await sink.until(before + 1);
    took.push(sink.got.at(-1)!.at - began);
    await new Promise((calm) => setTimeout(calm, 1100)); // one push in a second at most
  }
  expect([Math.max(...took) < 2000, took]).toEqual([true, took]);
  expect(sink.got.at(-1)!.message).toMatchObject({
    tag: `knock:${room.id}`,
    title: expect.stringContaining('Gus'),
  });

  // acknowledged, and the process is gone before or while it sends
  const before = sink.got.length;
  expect(await knock(one.origin)).toBe(201);
  await kill(one.child);
  const two = await start();
  await sink.until(before + 1, 40_000); // the dead one may hold it for its lease
  expect(
    (await host.call<{ items: unknown[] }>('GET', '/api/me/browsers')).body.items,
  ).toMatchObject([{ name: 'Firefox', problem: null }]);
  expect(
    (await host.call<{ items: { count: number }[] }>('GET', '/api/notices')).body.items,
  ).toMatchObject([{ count: 13 }]);
  await kill(two.child);
}, 120_000);
