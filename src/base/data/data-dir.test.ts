import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { holdDataDir } from './data-dir.ts';
import { lastWordsIn } from './embedded-postgres.ts';

const dir = mkdtempSync(join(tmpdir(), 'anteroom-data-'));
afterAll(() => rmSync(dir, { recursive: true }));
const modeOf = (path: string): number => statSync(path).mode & 0o777;

test('nobody else looks into the data directory or can hold its lock, also where an older version left them open', () => {
  chmodSync(dir, 0o755);
  writeFileSync(join(dir, 'lock'), '', { mode: 0o644 });
  const held = holdDataDir(dir);
  // root lets PostgreSQL's own user pass through, and nobody look around
  expect([modeOf(dir), modeOf(join(dir, 'lock'))]).toEqual([
    process.getuid?.() === 0 ? 0o711 : 0o700,
    0o600,
  ]);
  held.release();
});

test('a database that ends says why in one sentence, and calls a full disk by its name', () => {
  const log = join(dir, 'postgres.log');
  writeFileSync(
    log,
    'LOG:  ready\nPANIC:  could not write to file "pg_wal/xlogtemp.7": No space left on device\nLOG:  aborting\n',
  );
  expect(lastWordsIn(log)).toBe('The disk is full: make room and start again.');
  writeFileSync(log, 'LOG:  ready\nFATAL:  something else\n');
  expect(lastWordsIn(log)).toBe(`Its log ${log} ends with: LOG:  ready FATAL:  something else`);
});
