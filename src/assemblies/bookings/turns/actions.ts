import type { Admitted } from '../../../access/admit.ts';
import { transact, type Db, type Tx } from '../../../base/data/database.ts';
import type { Said } from '../../../base/journal/consequences.ts';
import { append, type Actor } from '../../../base/journal/journal.ts';
import { order } from '../../agents/orders/actions.ts';
import { raiseEpoch } from '../../equipment/holding/store.ts';
import { lockAssembly } from '../../equipment/store.ts';
import * as store from './store.ts';

const system: Actor = { person: null, through: 'job', requestId: null };
/** So many assemblies at a time. */
const LANES = 6;

export const untilTurn = store.untilTurn;
/** Begins and ends what the clock says; those of one assembly one after the other. */
export async function turnDue(db: Db, by: Admitted<string>): Promise<void> {
  for (;;) {
    const due = await store.dueTurns(db);
    if (due.length === 0) return;
    const left = [...due];
    let turned = 0;
    const lane = async (): Promise<void> => {
      for (let turn = left.shift(); turn; turn = left.shift())
        if (await take(db, by, turn)) turned += 1;
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    if (turned === 0) return;
  }
}

const take = (db: Db, by: Admitted<string>, turn: store.Turn): Promise<boolean> =>
  transact(db, async (tx) => {
    const { booking, assembly, what } = turn;
    await lockAssembly(tx, assembly);
    const found = await store.findTurn(tx, turn);
    if (!found) return false;
    const epoch = await raiseEpoch(tx, by, assembly);
    if (what === 'begin') await store.begin(tx, by, booking, epoch);
    else await store.finish(tx, by, booking);
    await order(tx, by, {
      assembly,
      booking,
      epoch,
      change: what === 'begin' ? 'start' : 'end',
    });
    const { name, holder, organisation } = found;
    await append(tx, system, {
      kind: what === 'begin' ? 'booking.begun' : 'booking.finished',
      organisation,
      subject: booking,
      data: { assembly, name, epoch, persons: holder ? [holder] : [] },
    });
    return true;
  });

/** What could not be made ready is not held any longer: others may have it. */
export async function breakOff(
  tx: Tx,
  by: Admitted<string>,
  { subject, organisation, data }: Said<'agent.could-not-start'>,
): Promise<void> {
  const { booking, name, epoch, because } = data;
  const persons = await store.breakOff(tx, by, booking);
  if (!persons) return;
  await append(tx, system, {
    kind: 'booking.broken-off',
    organisation: organisation!,
    subject: booking,
    data: { assembly: subject, name, epoch, persons, because },
  });
}
