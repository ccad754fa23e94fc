import type { Admitted } from '../../access/admit.ts';
import { admitHost } from '../door/actions.ts';
import { findDoor } from '../door/store.ts';

import { Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { SessionId, StayId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import type { Who } from '../../base/serve/caller.ts';

import { hosted } from '../stays/actions.ts';
import { stayOf, type Stay } from '../stays/store.ts';
import { lowerHands, muteStays } from '../stays/seats/store.ts';
import { listSpeaking } from './store.ts';

async function hostedInside(
  tx: Tx,
  who: Who,
  stay: StayId,
): Promise<{ readonly by: Admitted<'host-room'>; readonly stay: Stay }> {
  const found = await hosted(tx, who, stay);
  if (!found.stay.inside) throw new Missing();
  return found;
}
const about = (stays: readonly Stay[]) => ({
  stays: stays.map(({ id }) => id),
  persons: stays.flatMap(({ person }) => person ?? []),
  name: stays.map(({ name }) => name).join(', '),
});

/**
 * Turns microphones off, on the word of a host; the pages they belong to follow when they read it.
 */
async function silence(
  tx: Tx,
  who: Who,
  by: Admitted<'host-room'>,
  stays: readonly Stay[],
): Promise<number> {
  const muted = await muteStays(
    tx,
    by,
    stays.map(({ id }) => id),
  );
  const those = stays.filter(({ id }) => muted.includes(id));
  const [first] = those;
  if (first)
    await append(tx, who, {
      kind: 'room.muted',
      organisation: first.organisation,
      subject: first.session,
      data: about(those),
    });
  return those.length;
}
export const mute = (db: Db, who: Who, stay: StayId): Promise<number> =>
  transact(db, async (tx) => {
    const { by, stay: found } = await hostedInside(tx, who, stay);
    return silence(tx, who, by, [found]);
  });
/** In the room they are in; from outside, in the entrance. */
export const muteAll = (db: Db, who: Who, session: SessionId): Promise<number> =>
  transact(db, async (tx) => {
    const by = await admitHost(tx, who, session);
    const now = await databaseTime(tx);
    const room = (await stayOf(tx, session, who, now))?.room ?? (await findDoor(tx, session))?.room;
    if (!room) throw new Missing();
    const speaking = await listSpeaking(tx, room, now);
    return silence(
      tx,
      who,
      by,
      speaking.filter(({ person }) => person !== who.person),
    );
  });

export const lowerHand = (db: Db, who: Who, stay: StayId): Promise<void> =>
  transact(db, async (tx) => {
    const { by, stay: found } = await hostedInside(tx, who, stay);
    if (await lowerHands(tx, by, [found.id]))
      await append(tx, who, {
        kind: 'room.hand-lowered',
        organisation: found.organisation,
        subject: found.session,
        data: about([found]),
      });
  });
