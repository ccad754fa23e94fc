import type { Admitted } from '../../../access/admit.ts';
import type { Tx } from '../../../base/data/database.ts';
import type { AssemblyId } from '../../../base/ids.ts';
import { append, type Actor } from '../../../base/journal/journal.ts';
import * as store from './store.ts';

/** Nobody books it until an admin says that it works again. */
export async function putOutOfService(
  tx: Tx,
  by: Admitted<string>,
  actor: Actor,
  { assembly, reason }: { readonly assembly: AssemblyId; readonly reason: string },
): Promise<void> {
  const broken = await store.breakDown(tx, by, assembly, reason);
  if (!broken) return;
  const { organisation, ...data } = broken;
  await append(tx, actor, {
    kind: 'assembly.put-out-of-service',
    organisation,
    subject: assembly,
    data: { ...data, reason },
  });
}
