import { statfsSync } from 'node:fs';
import { every } from '../beat/beat.ts';
import { diskFull } from './database.ts';

/**
 * With less room than this nothing more is written: PostgreSQL ends when its log finds no room, and
 * what is left lets it go on with what has begun, and everybody read.
 */
const RESERVE = 64 * 2 ** 20;
/**
 * So much more, and it is written again: a disk at the edge does not change its mind every second.
 */
const MORE = 16 * 2 ** 20;
const OFTEN = 1; // s
/** So long after the database has last said that its disk is full, it is taken for full. */
const PATIENCE = 10_000; // ms

export type Disk = {
  /** Why nothing is written now; null when there is room. */
  readonly trouble: () => string | null;
  /** Whether this error says that the disk is full; it is told once, not with each one. */
  readonly noted: (error: unknown) => boolean;
  readonly stop: () => Promise<void>;
};

function roomIn(dir: string): number {
  try {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY; // it cannot be asked
  }
}
const megabytes = (bytes: number): number => Math.floor(bytes / 2 ** 20);
/** Why a start in this folder is no use; `more`: what it will write at once. */
export function tooSmall(dir: string, more = 0): string | null {
  const room = roomIn(dir);
  return room < RESERVE + more
    ? `The disk is full: ${dir} has room for ${megabytes(room)} MB, and Anteroom needs ${megabytes(RESERVE + more)}. Make room and start again.`
    : null;
}

/**
 * Watches the disk of a database of our own in `dir`; of another one only what it says itself is
 * known.
 */
export function watchDisk(dir: string | null, say: (sentence: string) => void): Disk {
  let full = false;
  let refusedAt = Number.NEGATIVE_INFINITY;
  const low = (): boolean => dir !== null && roomIn(dir) < RESERVE + (full ? MORE : 0);
  const look = (): void => {
    const before = full;
    full = low() || performance.now() - refusedAt < PATIENCE;
    if (full && !before)
      say(
        'The disk of the database is full: nothing is written until there is room again. Everybody can still read.',
      );
    if (before && !full) say('The disk of the database has room again: writing goes on.');
  };
  look();
  return {
    trouble: () => (full ? 'The disk of the database is full.' : null),
    noted: (error) => {
      if (!diskFull(error)) return false;
      refusedAt = performance.now();
      look();
      return true;
    },
    stop: every(OFTEN, look, () => undefined),
  };
}
