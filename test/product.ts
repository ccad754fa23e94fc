import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ahead } from './clock.ts';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');
const before = ['clock-moved.ts', 'warnings.ts'].flatMap((file) => [
  '--import',
  join(import.meta.dirname, file),
]);
const children: ChildProcess[] = [];

/**
 * The address people know, whatever port a process is reached at behind it; cookies are named by
 * it.
 */
export const address = 'http://localhost:3000';
type Launched = { readonly child: ChildProcess; readonly said: () => string };
export type Product = Launched & {
  readonly port: number;
  readonly origin: string;
  /** Milliseconds until it was ready. */
  readonly ready: number;
};

/** The product as a process of its own, as an operator starts it. */
export function launch(env: Record<string, string>, from = main): Launched {
  const child = spawn(process.execPath, [...before, from], {
    env: {
      PATH: process.env['PATH'],
      CLOCK_AHEAD: String(ahead),
      LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      PUBLIC_URL: address,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, said: () => text };
}

export async function start(env: Record<string, string>, from = main): Promise<Product> {
  const port = await freePort();
  const began = performance.now();
  const launched = launch({ PORT: String(port), ...env }, from);
  await expect.poll(launched.said, { timeout: 40_000, interval: 10 }).toMatch(/is ready/u);
  return {
    ...launched,
    port,
    origin: `http://127.0.0.1:${port}`,
    ready: performance.now() - began,
  };
}

/** The exit code, when it has ended. */
export async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}
export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended(child);
}
export const killAll = async (): Promise<void> => void (await Promise.all(children.map(kill)));

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((settle) => probe.listen(0, '127.0.0.1', settle));
  const { port } = probe.address() as AddressInfo;
  await new Promise((settle) => probe.close(settle));
  return port;
}
