import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket, WebSocketServer } from 'ws';
import { start } from '../src/main.ts';
import { readConfigWith } from '../src/base/config.ts';
import { lines } from '../src/app.ts';
import { agenda } from '../src/sessions/agenda/actions.ts';
import { mayEnter } from '../src/rooms/gate/actions.ts';
import { hashPassword, isPassword } from '../src/people/account/passwords/password.ts';
import { measureAgenda } from './agenda.ts';
import { measureDoor, openSink } from './door.ts';
import { allowToMedia } from './media.ts';
import { clickToScreen } from './screen.ts';
import { sideBySide, table, type Row } from './measure.ts';
import { password, seedPeople, seedSessions } from './seed.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const dir = mkdtempSync(join(tmpdir(), 'anteroom-bench-'));
const sink = await openSink();
const server = await start(
  readConfigWith({
    DATA_DIR: dir,
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: '',
    PUSH_HOSTS: sink.origin,
  }),
);
const { db, pool } = server.app.deps;
const rows: Row[] = [];
try {
  const seeded = await seedPeople(pool);
  const { manager, member, running } = seeded;
  const json = { 'content-type': 'application/json' };
  const signIn = (email: string): Promise<Response> =>
    fetch(`${server.origin}/api/sign-ins`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email, password }),
    });
  const cookieOf = async (email: string): Promise<string> =>
    (await signIn(email)).headers.getSetCookie()[0]!.split(';')[0]!;
  const who = {
    person: member.id,
    signIn: member.id as never,
    visitor: null,
    language: 'en',
    through: 'web',
    requestId: 'bench',
    address: '',
    userAgent: null,
    cookie: '',
  } as const;

  say('sign-in');
  const hash = await hashPassword(password);
  const emails = (
    await pool.query<{ email: string }>('select email from persons limit 200')
  ).rows.map((row) => row.email);
  let at = 0;
  const signing = await sideBySide(
    {
      ours: async () => (await signIn(emails[(at += 1) % emails.length]!)).body?.cancel(),
      limit: () => isPassword(hash, password),
    },
    60,
  );
  rows.push({
    operation: 'sign-in over HTTP',
    at: '5,000 people',
    ours: signing['ours']!,
    reference: 'one argon2id hash',
    limit: signing['limit']!,
  });

  for (const total of [10_000, 100_000, 1_000_000]) {
    say(`${total} sessions`);
    await seedSessions(pool, seeded, total);
    const label = `${total.toLocaleString('en')} sessions`;
    const gate = await sideBySide(
      {
        ours: () => mayEnter(db, member.id, running),
        limit: () =>
          pool.query({
            name: 'by-key',
            text: 'select * from sessions where id = $1',
            values: [running],
          }),
      },
      300,
    );
    rows.push({
      operation: 'gate enter-room',
      at: label,
      ours: gate['ours']!,
      reference: 'one indexed read',
      limit: gate['limit']!,
    });
    const first = await sideBySide(
      {
        ours: () => agenda({ db, lines }, who, { when: 'upcoming', limit: 20 }),
        limit: () =>
          pool.query({
            name: 'bare-page',
            text: 'select * from group_dates d join events e on e.id = d.id join sessions s on s.id = e.session_id where d.group_id = $2 and d.starts_at > $1 order by d.starts_at, d.id limit 20',
            values: [new Date(), seeded.group],
          }),
      },
      300,
    );
    rows.push({
      operation: 'My Sessions, first page',
      at: label,
      ours: first['ours']!,
      reference: '20 rows of one group by index',
      limit: first['limit']!,
    });
  }

  rows.push(...(await measureAgenda(server, seeded, cookieOf, say)));

  say('live hints');
  const [managerCookie, memberCookie] = [
    await cookieOf(manager.email),
    await cookieOf(member.email),
  ];
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/api/live`, {
    headers: { cookie: memberCookie, origin: server.origin },
  });
  await once(socket, 'message');
  const bare = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  bare.on('connection', (peer) => peer.on('message', (text) => peer.send(text)));
  await once(bare, 'listening');
  const echo = new WebSocket(`ws://127.0.0.1:${(bare.address() as { port: number }).port}`);
  await once(echo, 'open');
  let version = 1;
  let titles = 0;
  const rename = async (): Promise<void> => {
    const answer = await fetch(`${server.origin}/api/sessions/${running}`, {
      method: 'PATCH',
      headers: { ...json, cookie: managerCookie, 'if-match': `"${version}"` },
      body: JSON.stringify({ title: `Renamed ${(titles += 1)}` }),
    });
    version = ((await answer.json()) as { version: number }).version;
  };
  const hinted = async (): Promise<void> => {
    const heard = new Promise<void>((settle) =>
      socket.on('message', function listen(raw: Buffer) {
        if (!raw.toString().includes(`session:${running}`)) return;
        socket.off('message', listen);
        settle();
      }),
    );
    await Promise.all([rename(), heard]);
  };
  const commit = () =>
    pool.query(
      'insert into limits (key, used, resets_at) values (gen_random_uuid()::text, 1, now())',
    );
  const echoed = async (): Promise<void> => {
    const back = once(echo, 'message');
    echo.send('x');
    await Promise.all([commit(), back]);
  };
  const hints = await sideBySide({ ours: hinted, limit: echoed }, 150);
  rows.push({
    operation: 'save -> hint at another page',
    at: '1,000,000 sessions',
    ours: hints['ours']!,
    reference: 'one commit and one WebSocket echo',
    limit: hints['limit']!,
  });

  say('click to screen');
  rows.push(
    await clickToScreen(server.origin, { manager: managerCookie, member: memberCookie }, running),
  );
  rows.push(...(await measureDoor(server, seeded, sink, say)));

  say('a guest is let in');
  const room = await fetch(`${server.origin}/api/own-rooms`, {
    method: 'POST',
    headers: { ...json, cookie: managerCookie },
    body: JSON.stringify({ kind: 'ad-hoc', organisation: seeded.organisation, title: 'Call' }),
  });
  const { id, link } = (await room.json()) as { id: string; link: string };
  rows.push(...(await allowToMedia(server.origin, managerCookie, id, link, commit)));
  socket.terminate();
  echo.terminate();
  bare.close();
} finally {
  const text = `${table(rows)}\n\nTimes in milliseconds. ${cpus().length} cores, Node ${process.version}, embedded PostgreSQL 18 with fsync, ours and the limit turn by turn in one run.\n`;
  process.stdout.write(text);
  writeFileSync(
    new URL('../docs/performance.md', import.meta.url),
    `# Measured\n\nThe last table of \`npm run bench\`. Trust the ratios, not the milliseconds.\n\n${text}`,
  );
  await server.stop();
  sink.close();
  rmSync(dir, { recursive: true, force: true });
}
