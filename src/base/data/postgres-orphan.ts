import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from '../beat/pause.ts';
import { numberIn } from './data-dir.ts';

/**
 * How long a clean stop may take, before the server is told to leave the last checkpoint to the
 * next start's recovery.
 */
const PATIENCE = 2500;

/**
 * When we were killed, our PostgreSQL lives on. It is stopped rather than adopted, so that programs
 * and settings are always those of this start. To be called only while the data directory is held:
 * then no other Anteroom can be using it.
 */
export async function endOrphan(
  cluster: string,
  stopByTool: () => Promise<unknown>,
): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = numberIn(file);
  if (!pid) return;
  if (process.platform === 'win32') return void (await stopByTool().catch(() => undefined));
  if (!servesCluster(pid, cluster)) {
    // The number is somebody else's by now (after a restart of the machine or the container);
    // PostgreSQL would refuse to start over it.
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  const patient = performance.now() + PATIENCE;
  for (let told = false; servesCluster(pid, cluster); await pause(20)) {
    if (told || performance.now() < patient) continue;
    process.kill(pid, 'SIGQUIT');
    told = true;
  }
}

function servesCluster(pid: number, cluster: string): boolean {
  const words = commandOf(pid);
  return words.includes('-D') && words.includes(cluster);
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}
