import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { remoteIn } from '../../base/config.ts';

/**
 * The one sign-in of this command line, or the token that stands for it. Either is as good as the
 * password, so only its owner may read the file.
 */
export type Remembered = { readonly origin: string } & (
  | { readonly cookie: string; readonly token?: never }
  | { readonly token: string; readonly cookie?: never }
);
const file = (): string => join(homedir(), '.config', 'anteroom', 'sign-in.json');

/** What the environment says wins. What is remembered goes to no other server. */
export function recall(): Remembered | null {
  const { url, token } = remoteIn();
  const kept = remembered();
  const origin = url === null ? (kept?.origin ?? null) : originOf(url);
  if (token !== null) return origin === null ? null : { origin, token };
  return kept && kept.origin === origin ? kept : null;
}
function remembered(): Remembered | null {
  try {
    const { origin, cookie, token } = JSON.parse(
      readFileSync(file(), 'utf8'),
    ) as Partial<Remembered>;
    if (!origin) return null;
    return token ? { origin, token } : cookie ? { origin, cookie } : null;
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

/** A password or a token goes only to https, or to this machine. */
export function originOf(address: string | undefined): string | null {
  if (!address) return null;
  try {
    const url = new URL(address.includes('://') ? address : `https://${address}`);
    const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    return url.protocol === 'https:' || (url.protocol === 'http:' && here) ? url.origin : null;
  } catch {
    return null;
  }
}
