import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The one sign-in of this command line. The cookie is as good as the password, so only its owner
 * may read the file.
 */
export type Remembered = { readonly origin: string; readonly cookie: string };
const file = (): string => join(homedir(), '.config', 'anteroom', 'sign-in.json');

export function recall(): Remembered | null {
  try {
    const { origin, cookie } = JSON.parse(readFileSync(file(), 'utf8')) as Partial<Remembered>;
    return origin && cookie ? { origin, cookie } : null;
  } catch {
    return null;
  }
}

export function remember(signIn: Remembered): void {
  mkdirSync(dirname(file()), { recursive: true, mode: 0o700 });
  rmSync(file(), { force: true }); // an older file may have kept wider rights
  writeFileSync(file(), `${JSON.stringify(signIn)}\n`, { mode: 0o600 });
}

export const forget = (): void => rmSync(file(), { force: true });
