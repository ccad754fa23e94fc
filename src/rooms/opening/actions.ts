import { admit, reveal, type Admitted } from '../../access/admit.ts';
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
import { judgedOn, type Telling } from '../../access/judged.ts';
import { hostRoom } from '../../sessions/gate/gates.ts';
import {
  endEvents,
  lockSession,
  openEvent,
  takeBackEvents,
} from '../../sessions/schedule/store.ts';
import { admitHost } from '../door/actions.ts';
import { closeRoom, lockDoor, openRoom, takeBackRoom, type DoorRow } from '../door/store.ts';
import { voidKnocks } from '../knocks/actions.ts';
import { endAllows } from '../knocks/ends/store.ts';
import { listPending } from '../knocks/store.ts';
import { end } from '../stays/actions.ts';
import { staysIn } from '../stays/store.ts';

/**
 * Everyone goes, open requests and every Allow end, and what ran is over; what was only opened early
 * opens as planned.
 */
export const endForAll = (db: Db, who: Who, session: SessionId): Promise<void> =>
  transact(db, async (tx) => {
    const door = await lockDoor(tx, session, 'update');
    const by = await admitHost(tx, who, session);
    if (door) await close(tx, who, by, door);
  });
export async function close(
  tx: Tx,
  who: Who,
  by: Admitted<'host-room' | 'own-room'>,
  door: DoorRow,
): Promise<void> {
  const now = await databaseTime(tx);
  const early = await endNow(tx, by, door, now);
  const because = early ? 'closed' : 'ended';
  await voidKnocks(tx, who, door, await listPending(tx, door.session, now), because);
  await endAllows(tx, by, door.session, now);
  await append(tx, who, {
    kind: early ? 'session.closed-again' : 'session.ended',
    organisation: door.organisation,
    subject: door.session,
    data: { title: door.title },
  });
  await end(tx, who, await staysIn(tx, door.session), 'ended');
}
/**
 * Ends what runs now: the event of a group session, an ad-hoc session as a whole. A standing room
 * goes on. What is open only because a host opened it early has not begun: it opens as planned.
 * Answers whether that is all that ended.
 */
async function endNow(
  tx: Tx,
  by: Admitted<'host-room' | 'own-room'>,
  door: DoorRow,
  now: Date,
): Promise<boolean> {
  const early = await takeBack(tx, by, door, now);
  if (door.kind === 'group') return !(await endEvents(tx, by, door.session, now)) && early;
  if (door.kind === 'ad-hoc' && !early) await closeRoom(tx, by, door.room, now);
  return early;
}
/** What was opened early opens as planned; answers whether anything was. */
const takeBack = (
  tx: Tx,
  by: Admitted<'host-room' | 'own-room' | 'close-again'>,
  { kind, session, room }: DoorRow,
  now: Date,
): Promise<boolean> =>
  kind === 'group' ? takeBackEvents(tx, by, session, now) : takeBackRoom(tx, by, room, now);
/** Ends a room for good; `gone` takes it away. */
export async function closeForGood(
  tx: Tx,
  who: Who,
  session: SessionId,
  gone: (door: DoorRow, by: Admitted<'own-room'>) => Promise<void>,
): Promise<void> {
  const { door, facts, load } = await hold(tx, who, session);
  const by = admit(await judgedOn(facts, ownRoom, load));
  await close(tx, who, by, door);
  await gone(door, by);
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
    if (meeting.planned) return void admit(await judgedOn(facts, hostRoom, load));
    const by = admit(await judgedOn(facts, openEarly, load));
    if (door.kind === 'group') await openEvent(tx, by, session, facts.now);
    else await openRoom(tx, by, door.room, facts.now);
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
    if (meeting.opens) return void admit(await judgedOn(facts, hostRoom, load));
    const by = admit(await judgedOn(facts, closeAgain, load));
    await takeBack(tx, by, door, facts.now);
    await voidKnocks(tx, who, door, await listPending(tx, session, facts.now), 'closed');
    await endAllows(tx, by, session, facts.now);
    await append(tx, who, {
      kind: 'session.closed-again',
      organisation: door.organisation,
      subject: session,
      data: { title: door.title },
    });
  });
