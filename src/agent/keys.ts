import type { Access } from '../assemblies/agents/protocol.ts';
import { sshKeyOf } from '../assemblies/agents/rules.ts';
import { writeWhole } from './whole.ts';

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
  writeWhole(
    file,
    `# Written by the agent of Anteroom; what you add here is lost.\n${lines.join('')}`,
    0o644,
  );
}
