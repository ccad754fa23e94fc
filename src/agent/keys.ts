import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Access } from '../assemblies/agents/protocol.ts';
import { sshKeyOf } from '../assemblies/agents/rules.ts';
import { syncFolder } from './journal.ts';

/**
 * Writes who may sign in by SSH into a file that is only the agent's: whole or not at all. What
 * they start there is marked by the environment that the key brings.
 */
export function placeKeys(file: string, access: Access | null): void {
  const marks = access
    ? `environment="ANTEROOM_BOOKING=${access.booking}",environment="ANTEROOM_EPOCH=${access.epoch}"`
    : '';
  const lines = (access?.keys ?? []).flatMap((key) => {
    const known = sshKeyOf(key);
    return known ? [`${marks} ${known}\n`] : [];
  });
  const next = `${file}.next`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
  const opened = openSync(next, 'w', 0o644);
  writeSync(
    opened,
    `# Written by the agent of Anteroom; what you add here is lost.\n${lines.join('')}`,
  );
  fsyncSync(opened);
  closeSync(opened);
  renameSync(next, file);
  syncFolder(dirname(file));
}
