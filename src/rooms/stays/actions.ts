import type { Admitted } from '../../access/admit.ts';
import { Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import {
  newId,
  type GuestId,
  type OrganisationId,
  type RoomId,
  type SessionId,
  type StayId,
} from '../../base/ids.ts';
import { append, type Actor } from '../../base/journal/journal.ts';
import type { Visitor, Who } from '../../base/serve/caller.ts';
import { mayHost } from '../gate/actions.ts';
import { admitHost } from '../door/actions.ts';
import { isTheirs, type Because } from './rules.ts';
import {
  endStays,
  findStay,
  holdLatest,
  insertStay,
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
 * Whoever was let in has one stay in this session from now on. Entering decides who is (`enter/actions.ts`), in the
 * same transaction.
 */
export async function begin(
  tx: Tx,
  who: Visitor,
  by: Admitted<'enter-room' | 'enter-by-link'>,
  { room, session, organisation, guest, name, network }: Entering,
  devices: Devices,
  now: Date,
): Promise<StayId> {
  const whose = who.person
    ? { person: who.person, guest: null, signIn: who.signIn }
    : { person: null, guest, signIn: null };
  await end(tx, who, await openStaysOf(tx, session, whose), 'replaced');
  const stay = newId<'stay'>();
  await Promise.all([
    insertStay(tx, by, room, { id: stay, ...whose, name, network }, devices, now),
    append(tx, who, {
      kind: 'room.entered',
      organisation,
      subject: session,
      data: { stay, persons: who.person ? [who.person] : [], name },
    }),
  ]);
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
  session: SessionId,
  devices: Devices,
  now: Date,
): Promise<Stay | null> {
  const kept = await findStay(tx, stay, now);
  if (!kept || kept.session !== session || !isTheirs(kept, who) || kept.signIn !== who.signIn)
    return null;
  await touchStay(tx, kept.id, devices, now);
  return kept;
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
  if (stays.length === 0) return;
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

/**
 * Whoever this stay is or was of, in a room that the caller runs, held still as entering holds it:
 * a host means the person or guest, however often they came in anew. Whoever neither runs it nor is
 * inside does not learn that somebody is.
 */
export async function hosted(
  tx: Tx,
  who: Who,
  stay: StayId,
): Promise<{ readonly by: Admitted<'host-room'>; readonly stay: Latest }> {
  const found = await holdLatest(tx, stay);
  const allowed =
    found && (await mayHost(tx, { person: who.person, guest: null }, found.session)).allowed;
  if (!found || !(allowed || (await stayOf(tx, found.session, who, await databaseTime(tx)))))
    throw new Missing();
  return { by: await admitHost(tx, who, found.session), stay: found };
}
