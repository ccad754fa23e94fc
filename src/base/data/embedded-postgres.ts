import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { later } from '../beat/beat.ts';
import { pause } from '../beat/pause.ts';
import { holdDataDir, numberIn } from './data-dir.ts';
import { tooSmall } from './disk.ts';
import { endOrphan } from './postgres-orphan.ts';
import {
  accountFor,
  EmbeddedUnusable,
  environment,
  findPrograms,
  run,
  type Account,
  type Programs,
} from './postgres-programs.ts';

export type Embedded = {
  readonly url: string;
  /** Settles when the database ended, asked or not. */
  readonly ended: Promise<void>;
  /** What it wrote last: for whoever has to be told why it ended. */
  readonly lastWords: () => string;
  stop(): Promise<void>;
};
export type Wanted = {
  /** Everything lies in here: the cluster, its password, port and log. */
  readonly dataDir: string;
  readonly port?: number;
  /** `false` only for tests: fast, and lost when the machine stops. */
  readonly durable: boolean;
};
type Place = {
  readonly dir: string;
  readonly cluster: string;
  readonly log: string;
  readonly account: Account | undefined;
  readonly programs: Programs;
};

const windows = process.platform === 'win32';
const USER = 'anteroom';
/** What a new database takes at first. */
const NEW = 96 * 2 ** 20;
/** A log that has grown beyond this is put aside at the next start. */
const LOG_LIMIT = 10_000_000;

/**
 * A real PostgreSQL of our own, on the loopback address only. Throws DataDirInUse when another
 * process has it.
 */
export async function startEmbedded(wanted: Wanted): Promise<Embedded> {
  mkdirSync(wanted.dataDir, { recursive: true });
  // before anything is written: half a database, or half a lock, is worse than none
  const small = tooSmall(wanted.dataDir, existsSync(join(wanted.dataDir, 'postgres')) ? 0 : NEW);
  if (small) throw new EmbeddedUnusable(small);
  const hold = holdDataDir(wanted.dataDir);
  try {
    const dir = realpathSync(wanted.dataDir);
    const cluster = join(dir, 'postgres');
    const account = accountFor(cluster);
    await reach(dir, account);
    const place: Place = {
      dir,
      cluster,
      log: join(dir, 'postgres.log'),
      account,
      programs: await findPrograms(dir, account),
    };
    const password = passwordIn(dir);
    if (!existsSync(cluster)) await makeCluster(place, password, wanted.durable);
    await endOrphan(cluster, () =>
      run(place.programs.pgCtl, ['stop', '-D', cluster, '-m', 'fast'], { cwd: dir, account }),
    );
    const { child, port } = await launch(place, wanted);
    return {
      url: `postgres://${USER}:${password}@127.0.0.1:${port}/${USER}`,
      ...untilEnd(place, child, hold),
    };
  } catch (error) {
    hold.release();
    throw error;
  }
}

async function reach(dir: string, account: Account | undefined): Promise<void> {
  if (!account) return;
  await run('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], { cwd: '/', account }).catch(() => {
    throw new EmbeddedUnusable(
      `DATA_DIR ${JSON.stringify(dir)} cannot be used: PostgreSQL runs as another user than root, and that one may not enter it. Choose a folder outside of root's home, for example /var/lib/anteroom.`,
    );
  });
}

function passwordIn(dir: string): string {
  const file = join(dir, 'postgres-password');
  if (!existsSync(file))
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

/**
 * Made beside its place and then renamed: a start that is killed half-way leaves nothing that the
 * next one would take for a database.
 */
async function makeCluster(
  { dir, cluster, account, programs }: Place,
  password: string,
  durable: boolean,
): Promise<void> {
  for (const left of readdirSync(dir).filter((name) => name.startsWith('postgres-new-')))
    rmSync(join(dir, left), { recursive: true, force: true });
  const half = join(dir, `postgres-new-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${half}.password`;
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    // The builtin locale is the same on every machine; an order for people's eyes is asked for in
    // the query.
    const locale = [
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ];
    const trust = ['--auth=scram-sha-256', `--username=${USER}`, `--pwfile=${passwordFile}`];
    await run(
      programs.initdb,
      ['-D', half, ...locale, ...trust, ...(durable ? [] : ['--no-sync'])],
      { cwd: dir, account },
    );
    const said = await run(programs.postgres, ['--single', '-D', half, 'postgres'], {
      cwd: dir,
      account,
      input: `create database ${USER}\n`,
    });
    if (/ERROR|FATAL/u.test(said)) throw new Error(said);
    renameSync(half, cluster);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw new EmbeddedUnusable(
      `The embedded PostgreSQL could not be set up in ${dir}: ${(error as Error).message}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function launch(
  place: Place,
  wanted: Wanted,
): Promise<{ child: ChildProcess; port: number }> {
  const kept = join(place.dir, 'postgres-port');
  if (existsSync(place.log) && statSync(place.log).size > LOG_LIMIT)
    renameSync(place.log, `${place.log}.old`);
  const until = performance.now() + 10_000;
  for (;;) {
    const port = wanted.port ?? (await freePort(numberIn(kept)));
    const start = existsSync(place.log) ? statSync(place.log).size : 0;
    const child = startServer(place, port, wanted.durable);
    if (await ready(place.cluster, child)) {
      writeFileSync(kept, `${port}\n`, { mode: 0o600 });
      return { child, port };
    }
    const said = readFileSync(place.log).subarray(start).toString();
    // Backends of a server that was killed take a moment to notice; and a port may be taken between
    // our look and its.
    const soonBetter = /pre-existing shared memory|could not (bind|create any TCP)/u.test(said);
    if (!soonBetter || performance.now() > until)
      throw new EmbeddedUnusable(
        `The embedded PostgreSQL did not start. Its log ${place.log} ends with: ${said.trim().split('\n').slice(-3).join(' ')}`,
      );
    await pause(200);
  }
}

function startServer(
  { cluster, dir, log, account, programs }: Place,
  port: number,
  durable: boolean,
): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: durable ? '100' : '300',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    ...(durable ? { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } : FAST),
  };
  const out = openSync(log, 'a', 0o600);
  try {
    return spawn(
      programs.postgres,
      [
        '-D',
        cluster,
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        cwd: dir,
        ...account,
        env: environment(),
        // its own process group: Ctrl-C reaches us, and we end the database when we are done with
        // it
        detached: true,
        windowsHide: true,
        stdio: ['ignore', out, out],
      },
    );
  } finally {
    closeSync(out);
  }
}
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  checkpoint_timeout: '1h',
};

/** Waits as long as the process lives: after a power cut the recovery may take its time. */
async function ready(cluster: string, child: ChildProcess): Promise<boolean> {
  let over = false;
  child.once('exit', () => (over = true));
  child.once('error', () => (over = true));
  while (!over) {
    try {
      const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    } catch {
      // not written yet
    }
    await pause(15);
  }
  return false;
}

function untilEnd(
  place: Place,
  child: ChildProcess,
  hold: { release(): void },
): Omit<Embedded, 'url'> {
  const signal = (name: NodeJS.Signals): void => void (windows || child.kill(name));
  const whenWeExit = (): void => signal('SIGINT');
  process.once('exit', whenWeExit);
  const ended = once(child, 'exit').then(() => {
    process.off('exit', whenWeExit);
    hold.release();
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return ended;
    if (windows)
      await run(place.programs.pgCtl, ['stop', '-D', place.cluster, '-m', 'fast'], {
        cwd: place.dir,
        account: place.account,
      });
    // "fast": open transactions are rolled back, everything acknowledged is kept
    else signal('SIGINT');
    // gives up the last checkpoint, not a row: the next start replays the log
    await ended.finally(later(8000, () => signal('SIGQUIT')));
  };
  return { ended, stop, lastWords: () => lastWordsIn(place.log) };
}

/** One sentence about the end of a log; a full disk is called by its name. */
export function lastWordsIn(log: string): string {
  const said = readFileSync(log, 'utf8').slice(-4000).trim().split('\n').slice(-8);
  const full = said.some((line) => line.includes('No space left on device'));
  return full
    ? 'The disk is full: make room and start again.'
    : `Its log ${log} ends with: ${said.slice(-3).join(' ')}`;
}

async function freePort(kept: number | undefined): Promise<number> {
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const probe = createServer();
      probe.once('error', reject);
      probe.listen(port, '127.0.0.1', () => {
        const { port: got } = probe.address() as AddressInfo;
        probe.close(() => resolve(got));
      });
    });
  return kept ? listen(kept).catch(() => listen(0)) : listen(0);
}
