import { admit, reveal } from '../../access/admit.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { Visitor, Who } from '../../base/serve/caller.ts';
import type { GuestId, OrganisationId, RoomId, SessionId, StayId } from '../../base/ids.ts';
import { append, type Actor } from '../../base/journal/journal.ts';
import { Missing } from '../../base/api/refusals.ts';
import { mayHost, maySeeDoor } from '../../sessions/door/actions.ts';
import { isTheirs, type Because } from './rules.ts';
import {
  endStays,
  findStay,
  holdLatest,
  insertStay,
  listSpeaking,
  lowerHands,
  muteStays,
  openStaysOf,
  ownedBy,
  stayOf,
  touchStay,
  type Devices,
  type Latest,
  type Stay,
} from './store.ts';

type Place = {
  readonly room: RoomId;
  readonly session: SessionId;
  readonly organisation: OrganisationId;
};
/**
 * `guest`: how a visitor without a sign-in is known at this session, who came from `network`;
 * `name`: what the others read.
 */
type Entering = Place & {
  readonly guest: GuestId | null;
  readonly name: string;
  readonly network: string | null;
};

/**
 * Whoever was let in has one stay from now on. The door decides who is (`door/actions.ts`), in the
 * same transaction.
 */
export async function begin(
  tx: Tx,
  who: Visitor,
  { room, session, organisation, guest, name, network }: Entering,
  devices: Devices,
  now: Date,
): Promise<StayId> {
  const whose = who.person
    ? { person: who.person, guest: null, signIn: who.signIn }
    : { person: null, guest, signIn: null };
  await end(tx, who, await openStaysOf(tx, room, whose), 'replaced');
  const stay = await insertStay(tx, room, { ...whose, name, network }, devices, now);
  await append(tx, who, {
    kind: 'room.entered',
    organisation,
    subject: session,
    data: { stay, persons: who.person ? [who.person] : [], name },
  });
  return stay;
}

/**
 * The stay that this page had when its line broke, if it is not over: that needs neither time nor
 * place nor door again.
 */
export async function goOn(
  tx: Tx,
  who: Visitor,
  stay: StayId,
  room: RoomId,
  devices: Devices,
  now: Date,
): Promise<StayId | null> {
  const kept = await findStay(tx, stay, now);
  if (!kept || kept.room !== room || !isTheirs(kept, who) || kept.signIn !== who.signIn)
    return null;
  await touchStay(tx, kept.id, devices, now);
  return kept.id;
}

/**
 * Ends stays, each with its line in the journal; every process tells its own pages when it reads
 * that line. `says`: why, in the words of whoever did it.
 */
export async function end(
  tx: Tx,
  actor: Actor,
  stays: readonly StayId[],
  because: Because,
  says = '',
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  for (const { stay, person, name, session, organisation } of await endStays(
    tx,
    stays,
    because,
    says,
    await databaseTime(tx),
  ))
    await append(tx, actor, {
      kind: 'room.left',
      organisation,
      subject: session,
      data: { stay, because, persons: person ? [person] : [], name, ...more },
    });
}

export async function leave(db: Db, who: Visitor, stay: StayId): Promise<void> {
  if (!(await ownedBy(db, stay, who))) throw new Missing();
  await transact(db, (tx) => end(tx, who, [stay], 'left'));
}

async function admitHost(tx: Tx, who: Who, session: SessionId): Promise<void> {
  const someone = { person: who.person, guest: null };
  reveal(await maySeeDoor(tx, someone, session));
  admit(await mayHost(tx, someone, session));
}
/**
 * Whoever this stay is or was of, in a room that the caller runs, held still as entering holds it:
 * a host means the person or guest, however often they came in anew. Whoever neither runs it nor is
 * inside does not learn that somebody is.
 */
export async function hosted(tx: Tx, who: Who, stay: StayId): Promise<Latest> {
  const found = await holdLatest(tx, stay);
  const allowed =
    found && (await mayHost(tx, { person: who.person, guest: null }, found.session)).allowed;
  if (!found || !(allowed || (await stayOf(tx, found.session, who, await databaseTime(tx)))))
    throw new Missing();
  await admitHost(tx, who, found.session);
  return found;
}
async function hostedInside(tx: Tx, who: Who, stay: StayId): Promise<Stay> {
  const found = await hosted(tx, who, stay);
  if (!found.inside) throw new Missing();
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
async function silence(tx: Tx, who: Who, stays: readonly Stay[]): Promise<number> {
  const muted = await muteStays(
    tx,
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
  transact(db, async (tx) => silence(tx, who, [await hostedInside(tx, who, stay)]));
export const muteAll = (db: Db, who: Who, session: SessionId): Promise<number> =>
  transact(db, async (tx) => {
    await admitHost(tx, who, session);
    return silence(
      tx,
      who,
      (await listSpeaking(tx, session, await databaseTime(tx))).filter(
        ({ person }) => person !== who.person,
      ),
    );
  });

export const lowerHand = (db: Db, who: Who, stay: StayId): Promise<void> =>
  transact(db, async (tx) => {
    const found = await hostedInside(tx, who, stay);
    if (await lowerHands(tx, [found.id]))
      await append(tx, who, {
        kind: 'room.hand-lowered',
        organisation: found.organisation,
        subject: found.session,
        data: about([found]),
      });
  });
