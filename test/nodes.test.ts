import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../src/base/config.ts';
import { newId, type OrganisationId, type PersonId } from '../src/base/ids.ts';
import { ahead } from './clock.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { broken } from './invariants.ts';
import { populate, signInto } from './world/world.ts';
import { kill, killAll, start, type Product } from './product.ts';

type Person = { readonly id: PersonId; readonly cookie: string };

let fresh: FreshDatabase;
let dir: string;
let organisation: OrganisationId;
let nodes: Product[] = [];
let balancer: Server;
let origin = '';
beforeAll(async () => {
  fresh = await freshDatabase();
  dir = mkdtempSync(join(tmpdir(), 'anteroom-nodes-'));
  organisation = await populate(fresh.db).organisation();
  balancer = balance();
  await new Promise<void>((settle) => balancer.listen(0, '127.0.0.1', settle));
  origin = `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await killAll();
  nodes = [];
});
afterAll(async () => {
  balancer.close();
  await fresh.drop();
  rmSync(dir, { recursive: true, force: true });
});

/** Every connection goes to one node that takes it, at random. */
const balance = (): Server =>
  createServer((near) => {
    const alive = nodes.filter(({ child }) => child.exitCode === null && child.signalCode === null);
    const node = alive[Math.floor(Math.random() * alive.length)];
    if (!node) return void near.destroy();
    const far = connect(node.port, '127.0.0.1');
    near.pipe(far);
    far.pipe(near);
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
  });

async function launch(wrong = 0): Promise<Product> {
  const node = await start({
    DATA_DIR: dir,
    DATABASE_URL: fresh.url,
    PUBLIC_URL: origin,
    CLOCK_AHEAD: String(ahead + wrong),
  });
  nodes.push(node);
  return node;
}

async function person(name: string): Promise<Person> {
  const role = name === 'Hanna' ? 'admin' : 'member';
  const made = await populate(fresh.db).person(name, { organisation, role });
  const sealed = {
    db: fresh.db,
    config: readConfig({ DATA_DIR: dir, DATABASE_URL: fresh.url }),
    origin: () => origin,
  };
  return { id: made.id, cookie: (await signInto(sealed, made)).cookie };
}
async function call<Body>(
  who: Person,
  method: string,
  path: string,
  body?: unknown,
  at = origin,
): Promise<{ status: number; body: Body }> {
  const answer = await fetch(at + path, {
    method,
    headers: {
      cookie: who.cookie,
      connection: 'close',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: (/json/u.test(answer.headers.get('content-type') ?? '')
      ? JSON.parse(text)
      : text) as Body,
  };
}

type Entered = { readonly stay: string; readonly ticket: string };
/** As a page in a room does: it enters, joins, and comes back to its stay when the line breaks. */
async function inRoom(who: Person, room: string, where: () => string, comesBack = true, held = '') {
  const seen = { stay: held, joined: false, out: false, stop: () => undefined as void };
  let over = false;
  const come = async (): Promise<void> => {
    const body = { microphone: false, camera: false, ...(seen.stay ? { stay: seen.stay } : {}) };
    const entered = await call<Entered>(who, 'POST', `/api/sessions/${room}/stays`, body, where());
    if (entered.status !== 201)
      throw new Error(`${entered.status} ${JSON.stringify(entered.body)}`);
    const { stay, ticket } = entered.body;
    seen.stay = stay;
    const socket = new WebSocket(`${where().replace('http', 'ws')}/api/live`, {
      headers: { cookie: who.cookie, origin },
    });
    socket.on('message', (raw: Buffer) => {
      const { t } = JSON.parse(raw.toString()) as { t: string };
      if (t === 'hello') socket.send(JSON.stringify({ t: 'join', ticket }));
      if (t === 'roster' || t === 'hello') seen.joined = true;
      if (t === 'out') seen.out = true;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      seen.joined = false;
      if (!over && comesBack) setTimeout(() => void again(), 300);
    });
    await once(socket, 'open');
    seen.stop = () => {
      over = true;
      socket.terminate();
    };
  };
  const again = async (): Promise<void> => {
    for (;;) {
      if (over) return;
      try {
        return await come();
      } catch {
        await new Promise((settle) => setTimeout(settle, 300));
      }
    }
  };
  await come();
  return seen;
}

type Room = { readonly id: string; readonly link: string };
const openRoom = async (host: Person, more: Record<string, unknown> = {}): Promise<Room> => {
  const made = await call<Room>(host, 'POST', '/api/own-rooms', {
    kind: 'standing',
    organisation,
    title: 'Desk',
    ...more,
  });
  expect(made.status).toBe(201);
  return made.body;
};
const stayRow = async (stay: string) =>
  (
    await fresh.pool.query<{ because: string | null }>(
      'select left_because as because from stays where id = $1',
      [stay],
    )
  ).rows[0]!.because;

test('one of two processes is killed: what was acknowledged stands, lines come back on the other, nobody in a call is thrown out, and who does not come back is let go', async () => {
  await launch();
  await launch();
  const [host, ben, eve] = [await person('Hanna'), await person('Ben'), await person('Eve')];
  const { id: room, link } = await openRoom(host, { door: 'open' });
  for (const one of [ben, eve])
    expect((await call(one, 'POST', '/api/links', { secret: link.split('#')[1] })).status).toBe(
      200,
    );
  const victim = nodes[Math.floor(Math.random() * 2)]!;
  const [hanna, bens, eves] = [
    await inRoom(host, room, () => origin),
    await inRoom(ben, room, () => origin),
    await inRoom(eve, room, () => victim.origin, false),
  ];
  await expect
    .poll(() => [hanna, bens, eves].map(({ joined }) => joined))
    .toEqual([true, true, true]);
  const stays = [hanna.stay, bens.stay];
  await new Promise((settle) => setTimeout(settle, 1500)); // joined, and known to the database

  let acknowledged = '';
  let writing = true;
  const writer = (async () => {
    for (let number = 0; writing; number += 1) {
      const name = `Ben ${number}`;
      const answer = await call(ben, 'PATCH', '/api/me', { name }).catch(() => null);
      if (answer?.status === 200) acknowledged = name;
      await new Promise((settle) => setTimeout(settle, 20));
    }
  })();
  await new Promise((settle) => setTimeout(settle, 300 + Math.random() * 500));
  const killed = performance.now();
  await kill(victim.child);
  await new Promise((settle) => setTimeout(settle, 1000));
  writing = false;
  await writer;
  expect((await call<{ person: { name: string } }>(ben, 'GET', '/api/me')).body.person.name).toBe(
    acknowledged,
  );
  await expect.poll(() => [hanna.joined, bens.joined], { timeout: 10_000 }).toEqual([true, true]);

  await expect.poll(() => stayRow(eves.stay), { timeout: 60_000, interval: 500 }).toBe('lost');
  const after = (performance.now() - killed) / 1000;
  expect([hanna.stay, bens.stay, hanna.out, bens.out]).toEqual([...stays, false, false]);
  expect([await stayRow(hanna.stay), await stayRow(bens.stay)]).toEqual([null, null]);
  process.stdout.write(
    `the stay of a process that was killed ended after ${Math.round(after)} s\n`,
  );
  hanna.stop();
  bens.stop();
  expect(await broken(fresh.pool)).toEqual([]);
}, 180_000);

test('a stay is held by one process: a page that comes to another one takes the place of the first, whose end then ends nothing', async () => {
  const [one, other] = [await launch(), await launch()];
  const host = await person('Hanna');
  const { id: room } = await openRoom(host);
  const first = await inRoom(host, room, () => one.origin, false);
  await expect.poll(() => first.joined).toBe(true);
  const second = await inRoom(host, room, () => other.origin, false, first.stay);
  await expect
    .poll(() => [second.joined, second.stay, first.out], { timeout: 5000 })
    .toEqual([true, first.stay, true]);
  first.stop();
  // the first process has seen its page close
  await new Promise((settle) => setTimeout(settle, 1000));
  const { rows } = await fresh.pool.query<{ here: boolean }>(
    'select here from stays where id = $1 and left_at is null',
    [first.stay],
  );
  expect([rows, second.out]).toEqual([[{ here: true }], false]);
  second.stop();
  await expect.poll(() => stayRow(first.stay), { timeout: 30_000, interval: 500 }).toBe('lost');
}, 90_000);

test('the process that was started first looks through all doors, and the next one when it is gone', async () => {
  const [eldest, next] = [await launch(), await launch()];
  const [host, ben, eve] = [await person('Hanna'), await person('Ben'), await person('Eve')];
  const { id: room, link } = await openRoom(host, { door: 'locked' });
  const knocks: string[] = [];
  for (const one of [ben, eve]) {
    expect(
      (await call(one, 'POST', '/api/links', { secret: link.split('#')[1] }, next.origin)).status,
    ).toBe(200);
    const asked = await call<{ id: string }>(
      one,
      'POST',
      `/api/sessions/${room}/knocks`,
      { message: '' },
      next.origin,
    );
    expect(asked.status).toBe(201);
    knocks.push(asked.body.id);
  }
  const stateOf = async (id: string) =>
    (await fresh.pool.query<{ state: string }>('select state from knocks where id = $1', [id]))
      .rows[0]!.state;
  /** Takes the right where no entry tells of it. */
  const loses = (one: Person) =>
    fresh.pool.query('delete from link_holders where person_id = $1', [one.id]);
  await loses(ben);
  await expect.poll(() => stateOf(knocks[0]!), { timeout: 10_000 }).toBe('void');

  /** Milliseconds since the last beat of the older one of the two. */
  const silent = async (): Promise<number> => {
    const { rows } = await fresh.pool.query<{ ms: string }>(
      'select extract(epoch from clock_timestamp() - seen_at) * 1000 as ms from nodes order by started_at desc offset 1 limit 1',
    );
    return Number(rows[0]!.ms);
  };
  await expect.poll(silent, { interval: 50, timeout: 30_000 }).toBeLessThan(300);
  await kill(eldest.child);
  await loses(eve);
  await new Promise((settle) => setTimeout(settle, 1700)); // more than one look of whoever looks
  expect(await stateOf(knocks[1]!)).toBe('pending');
  await expect.poll(() => stateOf(knocks[1]!), { timeout: 20_000 }).toBe('void');
}, 90_000);

describe.each([
  ['fast', 3_600_000],
  ['slow', -3_600_000],
] as const)('a process whose clock is an hour %s beside a right one', (_, wrong) => {
  test('decides the same, ends nothing, throws nobody out, and is not ready', async () => {
    const right = await launch();
    const odd = await launch(wrong);
    const answer = await call<string>(
      { id: newId(), cookie: '' },
      'GET',
      '/readyz',
      undefined,
      odd.origin,
    );
    expect([answer.status, answer.body]).toEqual([503, expect.stringContaining('clock')]);
    expect((await fetch(`${right.origin}/readyz`)).status).toBe(200);

    const [host, ben] = [await person('Hanna'), await person('Ben')];
    const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
    const rooms = await Promise.all([
      openRoom(host, { kind: 'ad-hoc', opens: soon(-1), closes: soon(30), door: 'members' }),
      openRoom(host, { kind: 'ad-hoc', opens: soon(30), closes: soon(90), door: 'members' }),
    ]);
    for (const room of rooms) {
      const gates = await Promise.all(
        [right, odd].map(
          async (node) =>
            (
              await call<{ gates: { enter: { allowed: boolean } } }>(
                host,
                'GET',
                `/api/sessions/${room.id}/room`,
                undefined,
                node.origin,
              )
            ).body.gates.enter,
        ),
      );
      expect(gates[1]).toEqual(gates[0]);
      expect(gates[0]!.allowed).toBe(room === rooms[0]);
    }
    const { id, link } = rooms[0];
    expect((await call(ben, 'POST', '/api/links', { secret: link.split('#')[1] })).status).toBe(
      200,
    );
    const knock = await call<{ id: string; until: string }>(
      ben,
      'POST',
      `/api/sessions/${id}/knocks`,
      { message: '' },
      odd.origin,
    );
    expect(knock.status).toBe(201);
    const seat = await inRoom(host, id, () => right.origin);
    // both have looked after what ends by the clock
    await new Promise((settle) => setTimeout(settle, 12_000));
    const { rows } = await fresh.pool.query<{ state: string }>(
      'select state from knocks where id = $1',
      [knock.body.id],
    );
    expect(rows).toEqual([{ state: 'pending' }]);
    expect([await stayRow(seat.stay), seat.out]).toEqual([null, false]);
    seat.stop();
  }, 120_000);
});
