import { admit, reveal } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { SessionId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import type { Who } from '../../base/serve/caller.ts';
import { factsOf } from '../gate/actions.ts';
import type { DoorFacts, Room } from '../gate/checks.ts';
import { closeAgain, openEarly, ownRoom, toSee } from '../gate/gates.ts';
import { judgedOn } from '../../sessions/gate/actions.ts';
import type { Telling } from '../../sessions/gate/store.ts';
import { hostRoom } from '../../sessions/gate/gates.ts';
import { lockSession } from '../../sessions/schedule/store.ts';
import { admitHost } from '../door/actions.ts';
import { lockDoor, type DoorRow } from '../door/store.ts';
import { voidKnocks } from '../knocks/actions.ts';
import { endAllows, listPending } from '../knocks/store.ts';
import { end } from '../stays/actions.ts';
import { staysIn } from '../stays/store.ts';
import * as store from './store.ts';

/** Everyone goes, open requests and every Allow end, and what ran is over. */
export const endForAll = (db: Db, who: Who, session: SessionId): Promise<void> =>
  transact(db, async (tx) => {
    const door = await lockDoor(tx, session, 'update');
    await admitHost(tx, who, session);
    if (door) await close(tx, who, door);
  });
export async function close(tx: Tx, who: Who, door: DoorRow): Promise<void> {
  const now = await databaseTime(tx);
  await voidKnocks(tx, who, door, await listPending(tx, door.session, now), 'ended');
  await endAllows(tx, door.session, now);
  await store.endNow(tx, door, now);
  await append(tx, who, {
    kind: 'session.ended',
    organisation: door.organisation,
    subject: door.session,
    data: { title: door.title },
  });
  await end(tx, who, await staysIn(tx, door.session), 'ended');
}
/** Ends a room for good; `gone` takes it away. */
export async function closeForGood(
  tx: Tx,
  who: Who,
  session: SessionId,
  gone: (door: DoorRow) => Promise<void>,
): Promise<void> {
  const { door, facts, load } = await hold(tx, who, session);
  admit(await judgedOn(facts, ownRoom, load));
  await close(tx, who, door);
  await gone(door);
}
/**
 * The door and its dates held still, for somebody who sees it, with what is known of them there.
 */
async function hold(
  tx: Tx,
  { person }: Who,
  session: SessionId,
): Promise<{
  door: DoorRow;
  facts: DoorFacts;
  load: (telling: Telling) => Promise<DoorFacts>;
  meeting: Room;
}> {
  const door = await lockDoor(tx, session, 'update');
  await lockSession(tx, session);
  const load = (telling: Telling) => factsOf(tx, { person, guest: null }, session, telling);
  const facts = await load('nothing');
  reveal(evaluate(toSee(facts), facts));
  if (!door || !facts.about) throw new Missing();
  return { door, facts, load, meeting: facts.about };
}

/** The room opens at once for what comes next. Opened early already, it stays as it is. */
export const openNow = (db: Db, who: Who, session: SessionId): Promise<void> =>
  transact(db, async (tx) => {
    const { door, facts, load, meeting } = await hold(tx, who, session);
    admit(await judgedOn(facts, meeting.planned ? hostRoom : openEarly, load));
    if (meeting.planned) return;
    await store.openNow(tx, door, facts.now);
    await append(tx, who, {
      kind: 'session.opened-early',
      organisation: door.organisation,
      subject: session,
      data: { title: door.title },
    });
  });
/**
 * Takes an early opening back, as long as nobody came in: it opens as planned, and whoever waits
 * asks again then.
 */
export const openAsPlanned = (db: Db, who: Who, session: SessionId): Promise<void> =>
  transact(db, async (tx) => {
    const { door, facts, load, meeting } = await hold(tx, who, session);
    admit(await judgedOn(facts, meeting.opens ? hostRoom : closeAgain, load));
    if (meeting.opens) return;
    await store.openAsPlanned(tx, session, facts.now);
    await voidKnocks(tx, who, door, await listPending(tx, session, facts.now), 'closed');
    await endAllows(tx, session, facts.now);
    await append(tx, who, {
      kind: 'session.closed-again',
      organisation: door.organisation,
      subject: session,
      data: { title: door.title },
    });
  });
