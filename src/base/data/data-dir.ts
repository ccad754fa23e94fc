import { DatabaseSync } from 'node:sqlite';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Somebody else works in this data directory; `message` is one sentence for the console. */
export class DataDirInUse extends Error {
  readonly dir: string;
  readonly process: number | undefined;
  constructor(dir: string, process: number | undefined) {
    super(
      `Anteroom is already running on ${dir}${process ? ` (process ${process})` : ''}. Stop it first, or choose another DATA_DIR.`,
    );
    this.dir = dir;
    this.process = process;
  }
}

/**
 * Takes the data directory for this process alone, until `release` or its end, however it ends. The
 * lock is the operating system's (taken through SQLite, the one file lock that Node can reach): a
 * process number in a file would be wrong after a kill or a restart of the machine, and between
 * containers that share a volume.
 */
export function holdDataDir(dir: string): { release(): void } {
  mkdirSync(dir, { recursive: true });
  // nobody else looks in; where root starts it, PostgreSQL's own user has to pass through
  if (statSync(dir).uid === process.getuid?.())
    chmodSync(dir, process.getuid() === 0 ? 0o711 : 0o700);
  const holder = join(dir, 'process');
  // whoever can read the file could hold the lock, and keep this from starting
  const file = join(dir, 'lock');
  if (existsSync(file)) chmodSync(file, 0o600);
  else writeFileSync(file, '', { mode: 0o600 });
  // A process that was just killed takes a moment to be gone.
  const lock = new DatabaseSync(file, { timeout: 500 });
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY)
      throw new DataDirInUse(dir, numberIn(holder));
    throw error;
  }
  writeFileSync(holder, `${process.pid}\n`, { mode: 0o600 });
  return {
    release: () => {
      rmSync(holder, { force: true });
      lock.close();
    },
  };
}

const SQLITE_BUSY = 5;

export function numberIn(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}
