import { readdirSync, readFileSync } from 'node:fs';
import { pause } from '../base/beat/pause.ts';

/** What a process is marked with, in its environment, where its children have it from. */
export type Marks = Readonly<Record<string, string>>;

const environmentOf = (pid: number): Marks => {
  try {
    const pairs = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
    return Object.fromEntries(
      pairs.flatMap((pair) => {
        const at = pair.indexOf('=');
        return pair.startsWith('ANTEROOM_') && at > 0
          ? [[pair.slice(0, at), pair.slice(at + 1)]]
          : [];
      }),
    );
  } catch {
    return {}; // gone meanwhile, or somebody else's
  }
};
/** Processes with such marks that live now, but for this one. */
export const living = (are: (marks: Marks) => boolean): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => are(environmentOf(pid)));

const send = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
};
const TURN = 20; // ms
async function gone(some: () => boolean, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (some() && performance.now() < until) await pause(TURN);
  return !some();
}

/**
 * Ends all processes with such marks, those that they still start, too. False: some live on, as
 * what is stuck in the kernel does.
 */
export async function endLiving(
  are: (marks: Marks) => boolean,
  milliseconds: number,
): Promise<boolean> {
  if (living(are).length === 0) return true;
  living(are).forEach((pid) => send(pid, 'SIGTERM'));
  if (await gone(() => living(are).length > 0, milliseconds)) return true;
  for (let turn = 0; turn < 50; turn += 1) {
    const left = living(are);
    if (left.length === 0) return true;
    left.forEach((pid) => send(pid, 'SIGKILL'));
    await pause(TURN);
  }
  return living(are).length === 0;
}

/** Ends a whole process group: asked first, and after so long without asking. */
export async function endGroup(group: number, milliseconds: number): Promise<void> {
  const lives = (): boolean => send(-group, 0);
  send(-group, 'SIGTERM');
  if (await gone(lives, milliseconds)) return;
  send(-group, 'SIGKILL');
  await gone(lives, 5000);
}
