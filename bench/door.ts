import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createECDH, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { WebSocket, WebSocketServer } from 'ws';
import type { Running } from '../src/main.ts';
import { begin } from '../src/people/account/sign-ins/sign-in.ts';
import type { PersonId } from '../src/base/ids.ts';
import { sideBySide, type Row } from './measure.ts';
import type { Seeded } from './seed.ts';

type Json = Readonly<Record<string, unknown>>;
/** A page: its cookie and its live line. */
type Page = { readonly cookie: string; readonly socket: WebSocket };

/** A push service of our own that takes everything; `next` resolves with the next push. */
export async function openSink() {
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(201).end();
    waiting.shift()?.();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: () => new Promise<void>((come) => waiting.push(come)),
    close: () => server.close(),
  };
}

const post = async (
  origin: string,
  cookie: string,
  path: string,
  body: Json = {},
  method = 'POST',
): Promise<{ status: number; body: Json; cookie: string }> => {
  const sent = {
    method,
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`${origin}${path}`, sent);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return {
    status: answer.status,
    body: text ? (JSON.parse(text) as Json) : {},
    cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie,
  };
};
const open = async (origin: string, cookie: string): Promise<Page> => {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/live`, {
    headers: { cookie, origin },
  });
  await once(socket, 'message');
  return { cookie, socket };
};
const hears = ({ socket }: Page, what: string): Promise<void> =>
  new Promise((heard) =>
    socket.on('message', function listen(raw: Buffer) {
      if (!raw.toString().includes(what)) return;
      socket.off('message', listen);
      heard();
    }),
  );

/**
 * What this process holds in heap and buffers when nothing is left to collect; resident memory
 * would hide what is taken from pages the process already had.
 */
function heldMemory(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** KiB held for each of as many idle pages as there are cookies. */
async function memoryOfPages(origin: string, cookies: readonly string[]): Promise<number> {
  const before = heldMemory();
  const crowd = fork(join(import.meta.dirname, 'pages.ts'));
  crowd.send({ origin, cookies });
  await once(crowd, 'message');
  const taken = heldMemory() - before;
  crowd.kill();
  await once(crowd, 'exit');
  return taken / 1024 / cookies.length;
}

/** A WebSocket server that does nothing but greet. */
async function bareServer(): Promise<{ origin: string; close: () => void }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (peer) => peer.send('hello'));
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}

/** Rows 7 to 11 of the scoreboard, with 1, 100 and 1,000 open pages of other people. */
export async function measureDoor(
  server: Running,
  seeded: Seeded,
  sink: Awaited<ReturnType<typeof openSink>>,
  say: (text: string) => void,
): Promise<Row[]> {
  const { origin } = server;
  const { deps } = server.app;
  const { pool } = deps;
  const cookieFor = async (person: PersonId): Promise<string> =>
    (await begin(deps, { address: '127.0.0.1', userAgent: null }, person)).cookie.split(';')[0]!;
  const host = await open(origin, await cookieFor(seeded.manager.id));
  const { body: room } = await post(origin, host.cookie, '/api/own-rooms', {
    kind: 'standing',
    organisation: seeded.organisation,
    title: 'Bench',
    door: 'locked',
  });
  const [session, secret] = [String(room['id']), String(room['link']).split('#')[1]!];
  const guests: Page[] = [];
  for (let number = 0; number < 60; number += 1) {
    const { cookie } = await post(origin, '', '/api/guests', { secret, name: `Guest ${number}` });
    guests.push(await open(origin, cookie));
  }
  const keys = createECDH('prime256v1');
  await post(origin, host.cookie, '/api/me/browsers', {
    endpoint: `${sink.origin}/bench`,
    keys: {
      p256dh: keys.generateKeys().toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
    name: 'Bench',
  });

  let turn = 0;
  const commit = () =>
    pool.query(
      'insert into limits (key, used, resets_at) values (gen_random_uuid()::text, 1, now())',
    );
  const knock = async (guest: Page): Promise<string> =>
    String((await post(origin, guest.cookie, `/api/sessions/${session}/knocks`)).body['id']);
  const next = (): Page => guests[(turn += 1) % guests.length]!;
  const rows: Row[] = [];
  const { rows: people } = await pool.query<{ id: PersonId }>(
    'select id from persons where id <> $1 limit 1000',
    [seeded.manager.id],
  );
  let opened = 0;
  const crowds: ReturnType<typeof fork>[] = [];
  try {
    for (const pages of [1, 100, 1000]) {
      say(`the door, ${pages} open pages`);
      const cookies = await Promise.all(people.slice(opened, pages).map(({ id }) => cookieFor(id)));
      const crowd = fork(join(import.meta.dirname, 'pages.ts'));
      crowds.push(crowd);
      crowd.send({ origin, cookies });
      await once(crowd, 'message');
      const at = `${pages.toLocaleString('en')} open pages`;
      const add = (
        operation: string,
        measured: Record<string, Row['ours']>,
        reference: string,
      ): void =>
        void rows.push({
          operation,
          at,
          ours: measured['ours']!,
          reference,
          limit: measured['limit']!,
        });

      // asked, heard by the host, and withdrawn again, so that each round is a new request
      let asked: { guest: Page; id: string } | null = null;
      const withdraw = async (): Promise<void> => {
        if (asked) await post(origin, asked.guest.cookie, `/api/knocks/${asked.id}`, {}, 'DELETE');
        asked = null;
      };
      const heardByHost = async (): Promise<void> => {
        const guest = next();
        const heard = hears(host, `queue:${session}`);
        asked = { guest, id: await knock(guest) };
        await heard;
      };
      add(
        'knock -> hint at the host’s page',
        await sideBySide({ ours: heardByHost, rest: withdraw, limit: commit }, 120),
        'one commit',
      );

      const pushed = async (): Promise<void> => {
        const guest = next();
        const come = sink.next();
        asked = { guest, id: await knock(guest) };
        await come;
      };
      const pause = async (): Promise<void> => {
        await withdraw();
        // pushes of one room to one browser are a second apart
        await new Promise((over) => setTimeout(over, 1100));
      };
      add(
        'knock -> push handed over',
        await sideBySide({ ours: pushed, rest: pause, limit: commit }, 20),
        'one commit',
      );

      let allowed: { guest: Page; id: string } | null = null;
      const forget = () =>
        pool.query(
          'update knocks set denials = 0, state = $1, must_ask = false where session_id = $2',
          ['withdrawn', session],
        );
      const prepare = async (): Promise<void> => {
        await forget();
        const guest = next();
        allowed = { guest, id: await knock(guest) };
      };
      let stay = '';
      const letIn = async (): Promise<void> => {
        const { guest, id } = allowed!;
        const told = hears(guest, `room:${session}`);
        await post(origin, host.cookie, `/api/knocks/${id}/answers`, { decision: 'allow' });
        await told;
        stay = String(
          (await post(origin, guest.cookie, `/api/sessions/${session}/stays`)).body['stay'],
        );
      };
      const goOut = async (): Promise<void> =>
        void (await post(origin, allowed!.guest.cookie, `/api/stays/${stay}`, {}, 'DELETE'));
      add(
        'Allow -> guest holds the ticket',
        await sideBySide({ before: prepare, ours: letIn, after: goOut, limit: commit }, 60),
        'one commit',
      );

      const settle = async (): Promise<void> => {
        await prepare();
        await letIn();
      };
      const turnOut = async (): Promise<void> => {
        const out = hears(allowed!.guest, '"out"');
        await post(origin, host.cookie, `/api/stays/${stay}/removals`);
        await out;
      };
      const sit = async (): Promise<void> => {
        const { guest } = allowed!;
        const { body } = await post(origin, guest.cookie, `/api/sessions/${session}/stays`, {
          stay,
        });
        const joined = hears(guest, '"roster"');
        guest.socket.send(JSON.stringify({ t: 'join', ticket: body['ticket'] }));
        await joined;
        await new Promise((over) => setTimeout(over, 60));
      };
      add(
        'removed -> out at their page',
        await sideBySide({ before: settle, sit, ours: turnOut, limit: commit }, 40),
        'one commit',
      );

      const doors = ['members', 'locked'];
      const turned = async (): Promise<void> => {
        const all = guests.map((guest) => hears(guest, `room:${session}`));
        await post(
          origin,
          host.cookie,
          `/api/sessions/${session}/room`,
          { door: doors[(turn += 1) % 2] },
          'PATCH',
        );
        await Promise.all(all);
      };
      add(
        'door turned -> all 60 who stand before it',
        await sideBySide({ ours: turned, limit: commit }, 40),
        'one commit',
      );
      await post(origin, host.cookie, `/api/sessions/${session}/room`, { door: 'locked' }, 'PATCH');
      opened = pages;
    }
    say('the door, 3,000 idle pages');
    const cookies = await Promise.all(people.slice(0, 1000).map(({ id }) => cookieFor(id)));
    const idle = [...cookies, ...cookies, ...cookies];
    const bare = await bareServer();
    const limit = [await memoryOfPages(bare.origin, idle)];
    bare.close();
    const ours = [await memoryOfPages(origin, idle)];
    rows.push({
      operation: 'memory of an idle page, KiB of heap and buffers',
      at: '3,000 more pages',
      ours,
      reference: 'a bare WebSocket',
      limit,
    });
  } finally {
    crowds.forEach((crowd) => crowd.kill());
    for (const { socket } of [host, ...guests]) socket.terminate();
  }
  return rows;
}
