import { spawn, type ChildProcess } from 'node:child_process';
import { homedir } from 'node:os';
import { within } from '../base/beat/beat.ts';
import type { Outcome } from '../assemblies/agents/protocol.ts';
import { endGroup, type Marks } from './living.ts';
import type { Output } from './output.ts';

/** Milliseconds between asking a group of processes to end and ending it. */
const GRACE = 10_000;
/** Why it is stopped when the agent itself ends. */
export const ENDING = 'ending';

export type Running = {
  readonly command: string;
  /** Seconds. */
  readonly limit: number;
  readonly folder: string;
  readonly marks: Marks;
  readonly secrets: Readonly<Record<string, string>>;
  readonly output: Output;
  readonly stop: AbortSignal;
};
export type Went = { readonly outcome: Outcome; readonly code: number | null };

/**
 * Runs a command of the shell in a process group of its own, to whose end it takes whatever it has
 * left there. It sees nothing of the agent's own environment.
 */
export async function carryOut(running: Running): Promise<Went> {
  const { command, folder, marks, secrets, output, stop } = running;
  if (stop.aborted) return { outcome: 'stopped', code: null };
  const child = spawn('/bin/sh', ['-c', command], {
    detached: true,
    cwd: folder,
    env: { ...surroundings(), ...secrets, ...marks },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', output.add);
  child.stderr.on('data', output.add);
  const closed = new Promise<void>((over) => child.once('close', () => over()));
  const went = await ended(child, running);
  if (child.pid) await endGroup(child.pid, GRACE);
  // somebody outside of the group may hold the pipe for ever
  await within(1000, closed, undefined);
  child.stdout.destroy();
  child.stderr.destroy();
  output.end();
  return went;
}

async function ended(child: ChildProcess, { limit, output, stop }: Running): Promise<Went> {
  const stopped = Promise.withResolvers<Outcome>();
  // the agent's own end says nothing of the order: it is told as any other death of it
  const onStop = (): void => stopped.resolve(stop.reason === ENDING ? 'interrupted' : 'stopped');
  stop.addEventListener('abort', onStop);
  const exited = new Promise<Went>((over) => {
    child.once('exit', (code) => over({ outcome: code === 0 ? 'done' : 'failed', code }));
    child.once('error', (error) => {
      output.add(Buffer.from(`${error.message}\n`));
      over({ outcome: 'failed', code: null });
    });
  });
  const first = await within(
    limit * 1000,
    Promise.race([exited, stopped.promise]),
    'late' as const,
  );
  stop.removeEventListener('abort', onStop);
  if (first === 'late') return { outcome: 'timed-out', code: null };
  return typeof first === 'string' ? { outcome: first, code: null } : first;
}

const surroundings = (): Record<string, string> => ({
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C.UTF-8',
  HOME: homedir(),
});
