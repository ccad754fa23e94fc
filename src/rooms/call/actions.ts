import { admit, reveal } from '../../access/admit.ts';
import { tell } from '../../access/tell.ts';
import { clock } from '../../base/clock.ts';
import { transact, type Db, type Tx } from '../../base/database.ts';
import type { Who } from '../../base/http.ts';
import type { SessionId, StayId } from '../../base/ids.ts';
import { append, type Actor } from '../../base/journal.ts';
import { Missing } from '../../base/refusals.ts';
import { mayEnter, maySee } from '../../sessions/gate/actions.ts';
import { places } from '../../sessions/rules.ts';
import type { RoomView } from './contract.ts';
import type { Because } from './rules.ts';
import { endStays, findRoom, findStay, insertStay, isInside, listInside, lockRoom, openStaysOf, ownedBy, touchStay, type Devices, type Room } from './store.ts';
import { accountOf } from '../../people/account/store.ts';

/** The room as one person may know it: who is inside is told to those who could go and see, and to those inside. */
export async function look(db: Db, who: Who, session: SessionId): Promise<RoomView> {
  reveal(await maySee(db, who.person, session));
  const room = await findRoom(db, session);
  if (!room) throw new Missing();
  const now = clock.now();
  const verdict = await mayEnter(db, who.person, session);
  const told = verdict.allowed || (await isInside(db, room.id, who.person, now));
  const zone = (await accountOf(db, who.person))?.zone;
  return {
    session: { id: room.session, title: room.title },
    door: room.door,
    places,
    gates: { enter: tell(verdict, who.language, zone) },
    ...(told ? { inside: await listInside(db, room.id, now) } : {}),
  };
}

type Entering = Devices & { readonly session: SessionId; readonly stay?: StayId | undefined };

/** Enters the room, or goes on with a stay whose line was broken: that needs neither time nor place nor door again. */
export async function enter(
  db: Db,
  who: Who,
  { session, stay, ...devices }: Entering,
): Promise<{ readonly stay: StayId; readonly inside: Awaited<ReturnType<typeof listInside>> }> {
  return transact(db, async (tx) => {
    const room = await lockRoom(tx, session);
    reveal(await maySee(tx, who.person, session));
    if (!room) throw new Missing();
    const now = clock.now();
    const kept = stay && (await findStay(tx, stay, now));
    const goesOn = kept && kept.room === room.id && kept.person === who.person && kept.signIn === who.signIn;
    if (goesOn) await touchStay(tx, kept.id, devices, now);
    const mine = goesOn ? kept.id : await begin(tx, who, room, devices, now);
    return { stay: mine, inside: await listInside(tx, room.id, now) };
  });
}

async function begin(tx: Tx, who: Who, room: Room, devices: Devices, now: Date): Promise<StayId> {
  admit(await mayEnter(tx, who.person, room.session));
  await end(tx, who, await openStaysOf(tx, room.id, who.person), 'replaced');
  const stay = await insertStay(tx, room.id, who, devices, now);
  await append(tx, who, { kind: 'room.entered', organisation: room.organisation, subject: room.session, data: { stay, persons: [who.person] } });
  return stay;
}

/** Ends stays, each with its line in the journal; every process tells its own pages when it reads that line. */
export async function end(tx: Tx, who: Actor, stays: readonly StayId[], because: Because): Promise<void> {
  for (const { stay, person, session, organisation } of await endStays(tx, stays, because, clock.now()))
    await append(tx, who, { kind: 'room.left', organisation, subject: session, data: { stay, because, persons: [person] } });
}

export async function leave(db: Db, who: Who, stay: StayId): Promise<void> {
  if (!(await ownedBy(db, stay, who.person))) throw new Missing();
  await transact(db, (tx) => end(tx, who, [stay], 'left'));
}
