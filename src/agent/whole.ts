import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Replaces a file at once: whoever reads it finds the old or the new one, also after a crash. */
export function writeWhole(file: string, text: string, mode: number): void {
  const next = `${file}.next`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
  const opened = openSync(next, 'w', mode);
  writeFileSync(opened, text);
  fsyncSync(opened);
  closeSync(opened);
  renameSync(next, file);
  syncFolder(dirname(file));
}
/** After this a file of this folder keeps its name through a loss of power. */
export function syncFolder(folder: string): void {
  const opened = openSync(join(folder, '.'), 'r');
  fsyncSync(opened);
  closeSync(opened);
}
