import type { Admitted } from '../../../access/admit.ts';
import type { Config } from '../../../base/config.ts';
import { transact, type Db, type Tx } from '../../../base/data/database.ts';
import type { AssemblyId } from '../../../base/ids.ts';
import { append, type Actor } from '../../../base/journal/journal.ts';
import { unseal } from '../../../base/seals.ts';
import { putOutOfService } from '../../equipment/holding/actions.ts';
import { findAssembly } from '../../equipment/store.ts';
import type { Carried, Desired, Report } from '../protocol.ts';
import * as store from './store.ts';

export const SECRETS = 'secrets of tasks';
const system: Actor = { person: null, through: 'job', requestId: null };

/**
 * Whoever changes a holder calls this in the same transaction, with the epoch that it has raised:
 * the agent, where there is one, carries it out and reports. Nobody waits for it.
 */
export const order = (tx: Tx, by: Admitted<string>, ordered: store.Ordered): Promise<void> =>
  store.insertOrder(tx, by, ordered);

/** How an assembly should be now. */
export async function desiredOf(
  { db, config }: { readonly db: Db; readonly config: Pick<Config, 'secrets'> },
  assembly: AssemblyId,
): Promise<Desired | null> {
  const wanted = await store.findWanted(db, assembly);
  if (!wanted) return null;
  const { epoch, tasks, paths, secrets, orders, access } = wanted;
  const values = secrets
    ? (JSON.parse(unseal(config.secrets.tickets, SECRETS, secrets)) as Record<string, string>)
    : {};
  return {
    t: 'desired',
    epoch,
    access,
    orders: orders.map((one) => ({
      ...one,
      tasks,
      secrets: values,
      paths: one.change === 'end' ? [...new Set([...paths, ...one.paths])] : [],
    })),
  };
}

/** What an agent says came of it, as far as it was ordered at all. */
export async function hear(
  db: Db,
  by: Admitted<'speak-as-agent'>,
  assembly: AssemblyId,
  report: Report,
): Promise<void> {
  await transact(db, async (tx) => {
    if (report.t === 'ran') await store.noteRun(tx, by, assembly, report);
    else if (report.t === 'wrote') await store.notePiece(tx, by, assembly, report);
    else if (report.t === 'carried') await conclude(tx, by, assembly, report);
  });
}

async function conclude(
  tx: Tx,
  by: Admitted<'speak-as-agent'>,
  assembly: AssemblyId,
  carried: Carried,
): Promise<void> {
  const noted = await store.noteCarried(tx, by, assembly, carried);
  const { result, change, booking, epoch } = carried;
  if (!noted || noted.superseded || result === 'done' || result === 'warned') return;
  const found = await findAssembly(tx, assembly);
  if (!found) return;
  const because = carried.because.replaceAll('\0', '');
  await append(tx, system, {
    kind: change === 'start' ? 'agent.could-not-start' : 'agent.could-not-clear',
    organisation: found.organisation.id,
    subject: assembly,
    data: { name: found.name, booking, epoch, because },
  });
  // whoever comes next must not find what the last one left
  if (change === 'end' || result === 'out-of-service')
    await putOutOfService(tx, by, system, { assembly, reason: because });
}

export const settleOrders = store.settleOrders;
