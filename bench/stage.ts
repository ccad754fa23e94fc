import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfigWith } from '../src/base/config.ts';
import { openDatabase, openPool, type Db, type Pool } from '../src/base/data/database.ts';
import { startEmbedded } from '../src/base/data/embedded-postgres.ts';
import { migrate } from '../src/base/data/migrations.ts';
import type { PersonId } from '../src/base/ids.ts';
import { begin } from '../src/people/account/sign-ins/sign-in.ts';
import { openSink, type Sink } from './sink.ts';
import { seedPeople, seedReaches, seedSessions, type Person, type Reach } from './seed.ts';

/** A database full of people and sessions, and the product beside it as an operator starts it. */
export type Stage = {
  readonly origin: string;
  readonly database: string;
  readonly db: Db;
  readonly pool: Pool;
  readonly seeded: Awaited<ReturnType<typeof seedPeople>>;
  readonly reaches: Readonly<Record<Reach, Person>>;
  readonly sink: Sink;
  /** A new sign-in of somebody. */
  readonly cookieFor: (person: PersonId) => Promise<string>;
  /** Nothing but a row in a table of no meaning. */
  readonly commit: () => Promise<unknown>;
  /** The bare route. */
  readonly bare: string;
  /** Ends the product without a word, does something, and starts it again at the same address. */
  readonly killed: (meanwhile: () => Promise<void>) => Promise<void>;
  /** KiB that the product holds of the machine's memory. */
  readonly memory: () => number;
  readonly grow: (sessions: number) => Promise<void>;
  readonly say: (text: string) => void;
  readonly close: () => Promise<void>;
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);

export async function openStage(sessions: number): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'anteroom-bench-'));
  const embedded = await startEmbedded({ dataDir: dir, durable: true });
  const pool = openPool(embedded.url);
  const db = openDatabase(pool);
  const sink = await openSink();
  const running: { product: ChildProcess | null; bare: ChildProcess | null } = {
    product: null,
    bare: null,
  };
  // stopped half way: nothing is left running
  process.once('exit', () => running.product?.kill('SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const close = async (): Promise<void> => {
    running.bare?.kill();
    await end(running.product, 'SIGTERM');
    sink.close();
    await pool.end();
    await embedded.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await migrate(pool);
    await pool.query('create table bench_rows (id uuid primary key, at timestamptz)');
    say('people');
    const seeded = await seedPeople(pool);
    const reaches = await seedReaches(pool, seeded);
    say(`${sessions.toLocaleString('en')} sessions`);
    await seedSessions(pool, seeded, sessions);
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const given = {
      DATA_DIR: dir,
      DATABASE_URL: embedded.url,
      PORT: String(port),
      LOG_LEVEL: 'error',
      PUSH_HOSTS: sink.origin,
    };
    running.product = await launch(given);
    running.bare = fork(join(import.meta.dirname, 'bare.ts'));
    running.bare.send({ database: embedded.url, id: seeded.running });
    const [barePort] = (await once(running.bare, 'message')) as [number];
    const sealed = { db, config: readConfigWith(given), origin: () => origin };
    return {
      origin,
      database: embedded.url,
      db,
      pool,
      seeded,
      reaches,
      sink,
      bare: `http://127.0.0.1:${barePort}/`,
      cookieFor: async (person) =>
        (await begin(sealed, { address: '127.0.0.1', userAgent: null }, person)).cookie.split(
          ';',
        )[0]!,
      commit: () => pool.query('insert into bench_rows values (gen_random_uuid(), now())'),
      killed: async (meanwhile) => {
        await end(running.product, 'SIGKILL');
        await meanwhile();
        running.product = await launch(given);
      },
      memory: () => residentOf(running.product!.pid!),
      grow: (total) => seedSessions(pool, seeded, total),
      say,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The product, once it is ready. */
async function launch(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const root = join(import.meta.dirname, '..');
  const profiled = process.env['BENCH_PROFILE'];
  const child = spawn(
    process.execPath,
    [
      ...(profiled ? ['--cpu-prof', `--cpu-prof-dir=${profiled}`] : []),
      '--import',
      join(root, 'src', 'cached.mjs'),
      join(root, 'dist', 'server', 'main.mjs'),
    ],
    { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  child.stdout.on('data', (chunk: Buffer) => String(chunk).includes('is ready') && resolve());
  child.once('exit', (code) => reject(new Error(`The product ended with ${code}.`)));
  await ready;
  return child;
}

async function end(child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
