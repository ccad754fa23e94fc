import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { newId } from '../src/base/ids.ts';
import { cost } from './cost.ts';
import { type Anyone, ask, enter, own } from './world/doors.ts';
import { emptyRooms } from './world/beyond.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

let world: World;
let url = '';
let ben: Someone;
beforeAll(async () => {
  world = await openWorld();
  const port = await world.app.http.listen('127.0.0.1', 0);
  url = `ws://127.0.0.1:${port}/api/live`;
  ben = await world.person('Ben');
});
afterAll(() => world.close());

const kinds = (): string[] => [...world.app.deps.live.frames.keys()];
/** A message of this kind as its shape wants it. */
function sample(kind: string): string {
  const { properties = {} } = z.toJSONSchema(world.app.deps.live.frames.get(kind)!.shape, {
    io: 'input',
    unrepresentable: 'any',
  }) as Schema;
  return JSON.stringify({
    t: kind,
    ...Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, valueOf(schema)]),
    ),
  });
}
type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly anyOf?: readonly Schema[];
};
const valueOf = (schema: Schema): unknown => {
  if (schema.anyOf) return valueOf(schema.anyOf[0]!);
  const [type] = [schema.type].flat();
  return schema.format === 'uuid'
    ? newId()
    : type === 'boolean'
      ? true
      : type === 'object'
        ? {}
        : 'x';
};

async function page(who: Pick<Anyone, 'cookie'>): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers: { cookie: who.cookie } });
  await new Promise((ready) => socket.once('message', ready));
  return socket;
}
const pages = (who: Someone, count: number): Promise<WebSocket[]> =>
  Promise.all(Array.from({ length: count }, () => page(who)));
const cutOff = (socket: WebSocket): Promise<number> =>
  new Promise((done) => socket.once('close', done));

test('every kind of message has a limit that one person reaches with all their pages together', async () => {
  expect(kinds()).toEqual(
    expect.arrayContaining(['ping', 'look', 'join', 'signal', 'state', 'leave', 'wait', 'unwait']),
  );
  for (const kind of kinds()) {
    const ann = await world.person('Ann');
    const { times } = world.app.deps.live.frames.get(kind)!;
    const open = await pages(ann, 40);
    const codes: number[] = [];
    open.forEach((socket) => socket.once('close', (code) => codes.push(code)));
    for (let count = 0; count < times; count += 1) open[count % 40]!.send(sample(kind));
    await settled(open[39]!);
    // no ticket is a good one here
    expect([kind, codes.filter((code) => kind !== 'join' || code !== 4400)]).toEqual([kind, []]);
    open[times % 40]!.send(sample(kind));
    await expect.poll(() => [kind, codes.includes(4009)]).toEqual([kind, true]);
    open.forEach((socket) => socket.terminate());
  }
});
/** What was sent before has been read. */
const settled = (socket: WebSocket) => new Promise((done) => socket.once('pong', done).ping());

test('a kind that nobody knows is passed over; what is no message of its kind ends that page', async () => {
  const [ann, line] = [await world.person('Ann'), await page(ben)];
  line.send('{"t":"tomorrow","of":[1]}');
  line.send('{"t":"ping"}');
  expect(
    await new Promise((heard) =>
      line.once('message', (raw: Buffer) => heard((JSON.parse(raw.toString()) as { t: string }).t)),
    ),
  ).toBe('pong');
  const deep = (depth: number): string =>
    `{"t":"signal","to":"${newId()}","data":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
  for (const rubbish of [
    '{"t":"signal"}',
    '{"t":"state","microphone":1}',
    '{"t":"wait","knock":[]}',
    '{"t":"join"}',
    deep(20_000),
    '{"t":"join","ticket":"\\u0000"}',
  ]) {
    const socket = await page(ann);
    const code = cutOff(socket);
    socket.send(rubbish);
    expect([rubbish.slice(0, 40), await code]).toEqual([rubbish.slice(0, 40), 4400]);
  }
  line.terminate();
});

/**
 * What it costs when somebody says one thing again and again on sixty pages: work of this process,
 * and how often it turns to the database.
 */
async function flood(said: string): Promise<{ readonly held: number; readonly asked: number }> {
  const sockets = await pages(await world.person('Mallory'), 60);
  let asked = 0;
  const count = (): void => void (asked += 1);
  world.fresh.pool.on('acquire', count);
  const { held } = await cost(async () => {
    for (let times = 0; times < 40; times += 1) sockets.forEach((socket) => socket.send(said));
    await Promise.all(sockets.map((socket) => Promise.race([settled(socket), cutOff(socket)])));
  });
  await idle();
  world.fresh.pool.off('acquire', count);
  sockets.forEach((socket) => socket.terminate());
  return { held, asked };
}
const idle = () =>
  expect
    .poll(
      () => [
        world.fresh.pool.waitingCount,
        world.fresh.pool.totalCount - world.fresh.pool.idleCount,
      ],
      { interval: 20 },
    )
    .toEqual([0, 0]);

test('sixty pages that say one thing again and again take no more of the process than noise would, and of the database what the limit lets through', async () => {
  const noise = Math.max((await flood('{"t":"noise"}')).held, (await flood('{"t":"noise"}')).held);
  for (const kind of kinds()) {
    const { times } = world.app.deps.live.frames.get(kind)!;
    const { held, asked } = await flood(sample(kind));
    expect([kind, held <= 3 * noise, asked <= 3 * times + 30]).toEqual([kind, true, true]);
  }
});

type Said = { readonly who: Anyone; readonly before: readonly object[]; readonly says: object };
/** Each kind of message, where it does something; `before` is said on every line first. */
const meant: Readonly<Record<string, () => Promise<Said>>> = {
  ping: async () => ({ who: ben, before: [], says: {} }),
  since: async () => ({ who: ben, before: [], says: { place: world.app.deps.live.place() } }),
  look: async () => ({ who: ben, before: [], says: { subject: (await room('locked')).id } }),
  join: async () => seated(false),
  state: async () => ({
    ...(await seated(true)),
    says: { microphone: true, camera: false, screen: true, hand: true },
  }),
  signal: async () => ({ ...(await seated(true)), says: { to: newId(), data: { offer: 'x' } } }),
  leave: async () => ({ ...(await seated(true)), says: {} }),
  wait: async () => waiting(false),
  unwait: async () => ({ ...(await waiting(true)), says: {} }),
};
const room = async (door: string) => {
  const organisation = await world.organisation();
  return own(await world.person('Hanna', { organisation }), organisation, {
    kind: 'standing',
    door,
  });
};
async function seated(inside: boolean): Promise<Said> {
  const place = await room('open');
  const who = await world.guest(place.link, 'Gus');
  const { ticket } = await enter(who, place.id);
  return { who, before: inside ? [{ t: 'join', ticket }] : [], says: { ticket } };
}
async function waiting(stands: boolean): Promise<Said> {
  const place = await room('locked');
  const who = await world.guest(place.link, 'Gus');
  const { id: knock } = await ask(who, place.id);
  return { who, before: stands ? [{ t: 'wait', knock }] : [], says: { knock } };
}
/** Rows of all tables but of the clock's, and entries of each kind. */
async function counted(): Promise<ReadonlyMap<string, number>> {
  const { pool } = world.fresh;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('limits', 'nodes', 'signals')`,
  );
  const each = tables.map(
    ({ name }) => `select '${name}' as name, count(*)::int as count from ${name}`,
  );
  const { rows } = await pool.query<{ name: string; count: number }>(
    [...each, `select 'journal: ' || kind, count(*)::int from journal group by kind`].join(
      ' union all ',
    ),
  );
  return new Map(rows.map(({ name, count }) => [name, count]));
}
/**
 * What becomes of a message that is said on one line, or on one that is cut before anybody knows
 * and on the next.
 */
async function becomes(kind: string, times: 1 | 2): Promise<Record<string, number>> {
  const { who, before, says } = await meant[kind]!();
  const start = await counted();
  let line = await page(who);
  const tellAll = async (): Promise<void> => {
    for (const said of [...before, { t: kind, ...says }]) line.send(JSON.stringify(said));
    await settled(line);
  };
  await tellAll();
  if (times === 2) {
    line.terminate();
    line = await page(who);
    await tellAll();
  }
  await new Promise((over) => setTimeout(over, 300)); // what follows from it
  const end = await counted();
  line.terminate();
  // whoever was left behind inside would be let go while the next one is counted
  await emptyRooms(world);
  return Object.fromEntries(
    [...end].flatMap(([name, count]) =>
      count === (start.get(name) ?? 0) ? [] : [[name, count - (start.get(name) ?? 0)]],
    ),
  );
}

test('what a page says again on a new line, because it does not know whether it was heard, makes one thing', async () => {
  expect(Object.keys(meant).toSorted()).toEqual(kinds().toSorted());
  for (const kind of kinds())
    expect([kind, await becomes(kind, 2)]).toEqual([kind, await becomes(kind, 1)]);
  expect(await becomes('leave', 2)).toMatchObject({ 'journal: room.left': 1 });
}, 60_000);
