import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  chownSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, openPool } from '../src/base/data/database.ts';
import { readConfig } from '../src/base/config.ts';
import { freshDatabase } from './database.ts';
import { populate, signInto } from './world/world.ts';
import { address, ended, killAll, launch, start, type Product } from './product.ts';

// A disk that is really full: small ones of their own, in memory. Whoever may not mount is told so,
// in one line.

const MB = 2 ** 20;
const FULL =
  'The disk of the database is full: nothing is written until there is room again. Everybody can still read.';
const ROOM = 'The disk of the database has room again: writing goes on.';
const mounted: string[] = [];
let may = false;

/** A disk of so many megabytes. */
function disk(megabytes: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'anteroom-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', dir], {
    stdio: 'ignore',
  });
  mounted.push(dir);
  return dir;
}
const roomIn = (dir: string): number => statfsSync(dir).bavail * statfsSync(dir).bsize;
/** Leaves so many megabytes of it. */
const fill = (dir: string, left: number): void =>
  writeFileSync(join(dir, 'ballast'), Buffer.alloc(Math.max(0, roomIn(dir) - left * MB)));
/** Leaves nothing of it. */
function stuff(dir: string): void {
  fill(dir, 0.5);
  try {
    for (;;) writeFileSync(join(dir, 'crumbs'), Buffer.alloc(4096), { flag: 'a' });
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  }
}
const clear = (dir: string): void =>
  ['ballast', 'crumbs'].forEach((name) => rmSync(join(dir, name), { force: true }));

beforeAll(() => {
  try {
    disk(1);
    may = true;
  } catch {
    process.stdout.write('test/full-disk.test.ts was not run: it may not mount a disk here\n');
  }
});
afterAll(async () => {
  await killAll();
  for (const dir of mounted) {
    execFileSync('umount', ['-l', dir]);
    rmSync(dir, { recursive: true });
  }
});

async function someone(url: string, dataDir: string): Promise<string> {
  const pool = openPool(url, 2);
  const db = openDatabase(pool);
  const ada = await populate(db).person('Ada');
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: url });
  const { cookie } = await signInto({ db, config, origin: () => address }, ada);
  await pool.end();
  return cookie;
}
const as =
  (server: Product, cookie: string) => async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(server.origin + path, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const code = answer.headers.get('content-type')?.includes('problem')
      ? ((await answer.json()) as { code: string }).code
      : await answer.text();
    return { status: answer.status, code, wait: Number(answer.headers.get('retry-after')) };
  };
/** Forty kilobytes that nothing makes smaller. */
const picture = (): string =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(40_000)]).toString('base64');
const refused = { status: 503, code: 'no-room', wait: 10 };
const told = (server: Product, sentence: string): number =>
  server.said().split(sentence).length - 1;
const readiness = (server: Product) =>
  expect.poll(async () => (await fetch(`${server.origin}/readyz`)).status, { timeout: 30_000 });

test(
  'a start on a disk without room says one sentence, and leaves nothing behind',
  { timeout: 60_000 },
  async () => {
    if (!may) return;
    for (const megabytes of [4, 100]) {
      const { child, said } = launch({ PORT: '0', DATA_DIR: disk(megabytes) });
      expect([await ended(child), said().trim().split('\n').length]).toEqual([1, 1]);
      expect(said()).toMatch(
        /^The disk is full: \S+ has room for \d+ MB, and Anteroom needs \d+\. Make room and start again\.$/mu,
      );
    }
    const empty = disk(1);
    stuff(empty);
    const { child, said } = launch({ PORT: '0', DATA_DIR: empty });
    expect([await ended(child), said().trim()]).toEqual([
      1,
      expect.stringMatching(/^[^\n]*disk is full[^\n]*$/u),
    ]);
    clear(empty);
    // what it could not write whole, it has not written
    expect(readConfig({ DATA_DIR: empty }).secrets.signIn.length).toBeGreaterThan(30);
  },
);

test(
  'while it runs: writers are told to wait, readers read, the log says it once, and it goes on by itself',
  { timeout: 180_000 },
  async () => {
    if (!may) return;
    const dir = disk(400);
    // its own database goes by the clock of the machine
    const server = await start({ DATA_DIR: dir, CLOCK_AHEAD: '0' });
    const [port, password] = ['postgres-port', 'postgres-password'].map((name) =>
      readFileSync(join(dir, name), 'utf8').trim(),
    );
    const call = as(
      server,
      await someone(`postgres://anteroom:${password}@127.0.0.1:${port}/anteroom`, dir),
    );
    const rename = (name: string) => call('PATCH', '/api/me', { name });
    expect((await rename('Ada before')).status).toBe(200);
    for (const [round, full] of [() => fill(dir, 30), () => stuff(dir)].entries()) {
      full();
      await readiness(server).toBe(503);
      for (let at = 0; at < 20; at += 1) expect(await rename(`Ada ${at}`)).toEqual(refused);
      expect(
        await call('POST', '/api/sign-ins', { email: 'ada@example.org', password: 'wrong' }),
      ).toEqual(refused);
      expect(await call('GET', '/api/me')).toMatchObject({
        status: 200,
        code: expect.stringContaining('"Ada before"'),
      });
      await new Promise((over) => setTimeout(over, 3000));
      expect([server.child.exitCode, told(server, FULL), told(server, ROOM)]).toEqual([
        null,
        round + 1,
        round,
      ]);
      clear(dir);
      await readiness(server).toBe(200);
      expect([(await rename('Ada before')).status, told(server, ROOM)]).toEqual([200, round + 1]);
    }
    expect(server.said()).not.toMatch(/stack|No space left/u);
    server.child.kill('SIGTERM');
    expect(await ended(server.child)).toBe(0);
    fill(dir, 10);
    const again = launch({ PORT: '0', DATA_DIR: dir });
    expect([await ended(again.child), again.said().trim()]).toEqual([
      1,
      expect.stringMatching(/^The disk is full: [^\n]*$/u),
    ]);
  },
);

test(
  'a database elsewhere says itself that its disk is full, and is believed until it says so no more',
  { timeout: 120_000 },
  async () => {
    if (!may) return;
    const fresh = await freshDatabase();
    const dir = disk(6);
    const { rows } = await fresh.pool.query<{ dir: string }>(
      `select current_setting('data_directory') as dir`,
    );
    const { uid, gid } = statSync(rows[0]!.dir);
    chownSync(dir, uid, gid);
    await fresh.pool.query(`create tablespace small location '${dir}'`);
    await fresh.pool.query('alter table pictures set tablespace small');
    const dataDir = mkdtempSync(join(tmpdir(), 'anteroom-elsewhere-'));
    const server = await start({ DATA_DIR: dataDir, DATABASE_URL: fresh.url });
    const call = as(server, await someone(fresh.url, dataDir));
    const draw = () => call('PUT', '/api/me/picture', { bytes: picture() });
    fill(dir, 1);
    const drawn: Awaited<ReturnType<typeof draw>>[] = [];
    while (drawn.at(-1)?.status !== 503 && drawn.length < 80) drawn.push(await draw());
    expect(drawn.at(-1)).toEqual(refused);
    await readiness(server).toBe(503);
    expect([
      await call('PATCH', '/api/me', { name: 'Ada' }),
      (await call('GET', '/api/me')).status,
      told(server, FULL),
    ]).toEqual([refused, 200, 1]);
    clear(dir);
    await readiness(server).toBe(200);
    expect([(await draw()).status, told(server, FULL), told(server, ROOM)]).toEqual([200, 1, 1]);
    expect(server.said()).not.toMatch(/stack|could not extend/u);
    server.child.kill('SIGTERM');
    await ended(server.child);
    rmSync(dataDir, { recursive: true });
    await fresh.drop();
    const other = await freshDatabase();
    await other.pool.query('drop tablespace small');
    await other.drop();
  },
);
