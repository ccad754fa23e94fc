import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPool } from './database.ts';
import { DataDirInUse } from './data-dir.ts';
import { startEmbedded } from './embedded-postgres.ts';

let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'anteroom-embedded-'))));
afterEach(async () => {
  // ends an orphan, should a test have left one
  await (await startEmbedded({ dataDir, durable: false })).stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask(url: string, text: string): Promise<unknown[]> {
  const pool = openPool(url, 1);
  try {
    return (await pool.query(text)).rows;
  } finally {
    await pool.end();
  }
}

/** Another process with the database running in it; prints its address once it is up. */
async function elsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)});
    const { url } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: true });
    console.log(url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', () => reject(new Error('it did not start')));
  });
  return { child, url };
}

/**
 * What runs under this number; nothing of a process that has ended, even when nobody has fetched
 * its exit code yet.
 */
const commandOf = (pid: number): string =>
  spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
const postmaster = (): number =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

describe('the embedded database', () => {
  it('keeps what was written from one start to the next, on the same port and with the same password', async () => {
    const first = await startEmbedded({ dataDir, durable: true });
    await ask(first.url, 'create table kept as select 7 as number');
    expect(
      await ask(
        first.url,
        `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listens`,
      ),
    ).toEqual([{ fsync: 'on', listens: '127.0.0.1' }]);
    await first.stop();
    const second = await startEmbedded({ dataDir, durable: true });
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'select number from kept')).toEqual([{ number: 7 }]);
    await second.stop();
  });

  it('keeps its password to its owner and refuses any other', async () => {
    const { url, stop } = await startEmbedded({ dataDir, durable: false });
    expect((statSync(join(dataDir, 'postgres-password')).mode & 0o777).toString(8)).toBe('600');
    expect((statSync(join(dataDir, 'postgres')).mode & 0o777).toString(8)).toBe('700');
    await expect(
      ask(Object.assign(new URL(url), { password: 'guessed' }).href, 'select 1'),
    ).rejects.toThrow(/password authentication failed/u);
    await stop();
  });

  it('tells a second start who has the directory, and does no harm to the first', async () => {
    const { child, url } = await elsewhere();
    const second = startEmbedded({ dataDir, durable: true });
    await expect(second).rejects.toThrow(DataDirInUse);
    await expect(second).rejects.toThrow(
      `Anteroom is already running on ${dataDir} (process ${child.pid}).`,
    );
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    child.kill('SIGKILL');
  });

  it('lets one of several starts at the same moment in', async () => {
    const starts = await Promise.allSettled(
      [1, 2, 3].map(() => startEmbedded({ dataDir, durable: false })),
    );
    const [winner, ...others] = starts.filter((start) => start.status === 'fulfilled');
    expect(others).toEqual([]);
    expect(
      starts
        .filter((start) => start.status === 'rejected')
        .map((start) => start.reason instanceof DataDirInUse),
    ).toEqual([true, true]);
    await winner!.value.stop();
  });

  it('is back within 5 s after a kill, with everything that was acknowledged and without the old server', async () => {
    const { child, url } = await elsewhere();
    await ask(url, 'create table kept as select generate_series(1, 1000) as number');
    const old = postmaster();
    child.kill('SIGKILL');
    const begun = Date.now();
    const again = await startEmbedded({ dataDir, durable: true });
    expect(Date.now() - begun).toBeLessThan(5000);
    expect(await ask(again.url, 'select count(*)::int as rows from kept')).toEqual([
      { rows: 1000 },
    ]);
    expect(commandOf(old)).not.toContain(dataDir);
    await again.stop();
  });

  it('is back when the database itself was killed too', async () => {
    const { child, url } = await elsewhere();
    await ask(url, 'create table kept as select 1 as number');
    process.kill(postmaster(), 'SIGKILL');
    child.kill('SIGKILL');
    const again = await startEmbedded({ dataDir, durable: true });
    expect(await ask(again.url, 'select * from kept')).toEqual([{ number: 1 }]);
    await again.stop();
  });

  it('survives Ctrl-C in the terminal until the program stops it', async () => {
    const { child, url } = await elsewhere();
    const group = (pid: number): string =>
      execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    expect(group(postmaster())).not.toBe(group(child.pid!));
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    child.kill('SIGKILL');
  });

  it('is not stopped by a set-up that was killed half-way, nor by a process number that is somebody else by now', async () => {
    mkdirSync(join(dataDir, 'postgres-new-deadbeef'));
    const first = await startEmbedded({ dataDir, durable: false });
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres-new'))).toEqual([]);
    await first.stop();
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n`);
    const second = await startEmbedded({ dataDir, durable: false });
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('leaves nothing running and nothing locked behind when it stops', async () => {
    const { stop, ended } = await startEmbedded({ dataDir, durable: false });
    const pid = postmaster();
    expect(commandOf(pid)).toContain(dataDir);
    await Promise.all([stop(), stop(), ended]);
    expect(commandOf(pid)).not.toContain(dataDir);
    expect(existsSync(join(dataDir, 'process'))).toBe(false);
  });
});
