import { admit, reveal } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { tell } from '../../access/tell.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { Visitor, Who } from '../../base/serve/caller.ts';
import type { PersonId, SessionId, StayId } from '../../base/ids.ts';
import { append, hasDone, type Actor } from '../../base/journal/journal.ts';
import { Clash, Invalid, Missing } from '../../base/api/refusals.ts';
import { factsOf } from '../../sessions/door/actions.ts';
import { runs } from '../../sessions/gate/checks.ts';
import { explained, judged } from '../../sessions/gate/actions.ts';
import { outcomeOf, standingOf, type DoorFacts, type Room } from '../../sessions/door/checks.ts';
import { hostRoom } from '../../sessions/gate/gates.ts';
import { accountOf } from '../../people/known/store.ts';
import {
  answerKnock,
  closeAgain,
  openEarly,
  ownRoom,
  toEnter,
  toKnock,
  toSee,
} from '../../sessions/door/gates.ts';
import { loadFacts } from '../../sessions/door/store.ts';
import { lockSession } from '../../sessions/schedule/store.ts';
import { places } from '../../sessions/rules.ts';
import { begin, end, goOn, hosted } from '../call/actions.ts';
import type { Because } from '../call/rules.ts';
import { listInside, openStaysOf, type Devices } from '../call/store.ts';
import type { Door, RoomView } from './contract.ts';
import { bringIn, quieten, tellHosts, voidKnocks } from '../knocks/actions.ts';
import { ownKnock } from '../knocks/rules.ts';
import {
  ask,
  countPending,
  endAllows,
  knockOf,
  listPending,
  markEntered,
  moveEnds,
  spend,
} from '../knocks/store.ts';
import { holdAgain, keepInside } from '../link/store.ts';
import { admitHost } from '../decisions/actions.ts';
import { block } from '../decisions/store.ts';
import { allowedHours, endOf, pendingHours } from './rules.ts';
import * as store from './store.ts';
import type { DoorRow } from './store.ts';
import { linkTo } from './visitor.ts';

/**
 * The room as one may know it at its door. Nothing of those inside is told to whoever the door
 * would not let in, or who waits.
 */
export async function look(db: Db, who: Visitor, session: SessionId): Promise<RoomView> {
  const known = await store.knownAt(db, session, who, store.doorNetworkOf(who.address));
  const few = await factsOf(db, known, session);
  reveal(evaluate(toSee(few), few));
  const door = await store.findDoor(db, session);
  const [facts] = await explained(db, [few], (one) => [toEnter(one), toKnock(one)]);
  if (!door || !facts?.about) throw new Missing();
  const { now } = facts;
  const enter = evaluate(toEnter(facts), facts);
  const knock = await knockOf(db, session, known, now);
  const zone = who.person ? (await accountOf(db, who.person))?.zone : undefined;
  const hosts = who.person !== null && runs(facts.about);
  const answers = evaluate(answerKnock, facts).allowed;
  const amongTheirs =
    door.kind === 'group' &&
    door.door !== 'locked' &&
    standingOf(facts) === 'member' &&
    enter.allowed;
  return {
    session: { id: session, title: door.title, kind: door.kind },
    door: door.door,
    guests: door.guests,
    says: door.says,
    places,
    me: { name: known.name, guest: who.person === null, hosts, answers },
    opens: facts.about.opens?.toISOString() ?? null,
    planned: facts.about.planned?.toISOString() ?? null,
    knock: knock ? ownKnock(knock, facts, now) : null,
    gates: {
      enter: tell(enter, who.language, zone),
      knock: tell(evaluate(toKnock(facts), facts), who.language, zone),
      ...(hosts && facts.about.opens
        ? { open: tell(evaluate(openEarly, facts), who.language, zone) }
        : {}),
      ...(hosts && facts.about.planned
        ? { close: tell(evaluate(closeAgain, facts), who.language, zone) }
        : {}),
    },
    ...(hosts || facts.about.within || amongTheirs
      ? { inside: await listInside(db, door.room, session, now) }
      : {}),
    ...(answers ? { waiting: await countPending(db, session, now) } : {}),
    ...(hosts && door.door === 'closed' ? { tried: await store.countTries(db, session) } : {}),
  };
}

type Entering = Devices & { readonly session: SessionId; readonly stay?: StayId | undefined };
/**
 * Enters the room, or goes on with a stay whose line was broken: that needs neither time nor place
 * nor door again.
 */
export const enter = (db: Db, who: Visitor, { session, stay, ...devices }: Entering) =>
  transact(db, async (tx) => {
    const door = await store.lockDoor(tx, session, 'update');
    const known = await store.knownAt(tx, session, who, store.doorNetworkOf(who.address));
    const facts = await factsOf(tx, known, session);
    reveal(evaluate(toSee(facts), facts));
    if (!door || !facts.about) throw new Missing();
    const { now } = facts;
    const kept = stay ? await goOn(tx, who, stay, door.room, devices, now) : null;
    const mine = kept ?? (await arrive(tx, who, door, facts, known, devices, now));
    return { stay: mine, inside: await listInside(tx, door.room, session, now) };
  });

type Known = Awaited<ReturnType<typeof store.knownAt>>;
async function arrive(
  tx: Tx,
  who: Visitor,
  door: DoorRow,
  facts: DoorFacts,
  known: Known,
  devices: Devices,
  now: Date,
): Promise<StayId> {
  admit(await judged(tx, facts, toEnter(facts)));
  const waits = await knockOf(tx, door.session, known, now);
  if (waits?.state === 'pending') await voidKnocks(tx, who, door, [waits], 'opened');
  await markEntered(tx, door.session, known, now);
  const stay = await begin(tx, who, { ...door, ...known }, devices, now);
  if (who.person && runs(facts.about!)) await bringIn(tx, who, door, facts.about!.closes, now);
  return stay;
}

/** Somebody stands before a closed door: hosts learn how many did, not who. */
export const tryDoor = (db: Db, who: Visitor, session: SessionId): Promise<void> =>
  transact(db, async (tx) => {
    const known = await store.knownAt(tx, session, who, store.doorNetworkOf(who.address));
    const facts = await factsOf(tx, known, session);
    reveal(evaluate(toSee(facts), facts));
    const door = await store.findDoor(tx, session);
    if (door?.door !== 'closed' || outcomeOf(facts) !== 'refused') return;
    if (await store.addTry(tx, session, who.person ?? who.visitor))
      await append(tx, who, {
        kind: 'door.tried',
        organisation: door.organisation,
        subject: session,
      });
  });

type Turning = {
  readonly session: SessionId;
  readonly door?: Door | undefined;
  readonly guests?: boolean | undefined;
  readonly answeredBy?: 'hosts' | 'members' | undefined;
  readonly says?: string | undefined;
  readonly bringIn?: boolean | undefined;
  readonly opens?: string | null | undefined;
  readonly closes?: string | null | undefined;
};
const instantIn = (text: string | null | undefined): Date | null | undefined =>
  text ? new Date(text) : text === null ? null : undefined;
const given = <T extends object>(all: T): T =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;

/**
 * Turns the door. Nobody inside is thrown out; those who wait and need no answer any more are told.
 */
export const turn = (db: Db, who: Who, { session, ...to }: Turning): Promise<{ voided: number }> =>
  transact(db, async (tx) => {
    const door = await store.lockDoor(tx, session, 'update');
    await admitHost(tx, who, session);
    if (!door) throw new Missing();
    const [opens, closes] = [instantIn(to.opens), instantIn(to.closes)];
    if (door.kind === 'group' && (opens !== undefined || closes !== undefined))
      throw new Invalid({
        pointer: opens === undefined ? '#/body/closes' : '#/body/opens',
        code: 'has-dates',
      });
    const [first, last] = [
      opens === undefined ? door.opens : opens,
      closes === undefined ? door.closes : closes,
    ];
    if (first && last && last <= first)
      throw new Invalid({ pointer: '#/body/closes', code: 'closes-before-opens' });
    const change = given({
      door: to.door,
      guests: to.guests,
      answered_by: to.answeredBy,
      says: to.says,
      bring_in: to.bringIn,
      opens_at: opens,
      closes_at: closes,
    });
    if (to.guests === false) await keepInside(tx, session, await insideByLink(tx, session));
    if (to.guests) await holdAgain(tx, session);
    await store.updateDoor(tx, door.room, change);
    if (closes !== undefined) await moveEnds(tx, session, closes, await databaseTime(tx));
    const moved = to.door !== undefined && to.door !== door.door;
    if (moved) await store.forgetTries(tx, session);
    await append(tx, who, {
      kind: moved ? 'door.moved' : 'door.set',
      organisation: door.organisation,
      subject: session,
      data: {
        title: door.title,
        before: door.door,
        door: to.door ?? door.door,
        fields: Object.keys(change),
      },
    });
    return {
      voided: await judgeWaiting(
        tx,
        who,
        door,
        to.door === 'closed' || to.guests === false ? 'closed' : 'opened',
      ),
    };
  });

/** Persons in the room whom it knows by the link alone. */
async function insideByLink(tx: Tx, session: SessionId): Promise<PersonId[]> {
  const inside = await store.personsInside(tx, session);
  const facts = await loadFacts(
    tx,
    null,
    inside.map((person) => ({ person, session })),
  );
  return inside.filter((_, at) => standingOf(facts[at]!) === 'person');
}

/** The door has moved: whoever it lets in or refuses now needs no answer any more. */
async function judgeWaiting(
  tx: Tx,
  actor: Actor,
  door: DoorRow,
  because: 'opened' | 'closed',
): Promise<number> {
  const waiting = await listPending(tx, door.session, await databaseTime(tx));
  const facts = await loadFacts(
    tx,
    null,
    waiting.map(({ person, guest }) => ({ person, guest, session: door.session })),
  );
  return voidKnocks(
    tx,
    actor,
    door,
    waiting.filter((_, at) => outcomeOf(facts[at]!) !== 'ask'),
    because,
  );
}

export async function settings(deps: Deps, who: Who, session: SessionId) {
  const { db } = deps;
  await admitHost(db, who, session);
  const door = await store.findDoor(db, session);
  if (!door) throw new Missing();
  const owner = door.kind === 'group' ? undefined : await store.personNamed(db, door.owner);
  return {
    door: door.door,
    guests: door.guests,
    answeredBy: door.answeredBy,
    says: door.says,
    bringIn: door.bringIn,
    opens: door.opens?.toISOString() ?? null,
    closes: door.closes?.toISOString() ?? null,
    link: linkTo(deps, session, door.link),
    kind: door.kind,
    owner: owner ?? null,
    hosts: (await store.listHosts(db, session)).filter(({ id }) => id !== owner?.id),
  };
}

type Removal = {
  readonly stay: StayId;
  readonly reason: string;
  readonly block: boolean;
  readonly back: boolean;
};
/**
 * Out of the room, also who left a moment ago: the Allow is spent. `back`: into the waiting room,
 * where one Allow returns them. Hosts are not removed.
 */
export const remove = (
  db: Db,
  who: Who,
  { stay, reason, block: blocks, back: waits }: Removal,
): Promise<void> =>
  transact(db, async (tx) => {
    const back = waits && !blocks; // whoever may not ask does not wait either
    const because: Because = back ? 'sent-back' : 'turned-out';
    const deed = { asked: stay, because, blocks };
    const found = await hosted(tx, who, stay);
    if (await hasDone(tx, who.person, { kind: 'room.left', data: deed })) return;
    const { session, room } = found;
    const door = await store.lockDoor(tx, session, 'update');
    if (!door) throw new Missing();
    const now = await databaseTime(tx);
    const known = await store.knownAt(tx, session, found, found.network);
    const facts = await factsOf(tx, known, session);
    if (found.person && facts.about && runs(facts.about)) throw new Clash('host-stays');
    const isNews =
      found.inside ||
      (!back && (found.because !== 'turned-out' || (blocks && !facts.about?.blocked)));
    if (!isNews) throw new Missing();
    const whose = {
      session,
      ...known,
      until: endOf(facts.about?.closes ?? null, back ? pendingHours : allowedHours, now),
    };
    if (back) {
      await ask(tx, { ...whose, message: '', sentBack: reason }, now);
      await tellHosts(tx, door, { name: known.name, person: found.person });
    } else {
      await spend(tx, whose, reason, who.person, now);
      await quieten(tx, session, now);
    }
    if (blocks) await block(tx, whose, who.person, now);
    if (blocks)
      await append(tx, who, {
        kind: 'block.made',
        organisation: door.organisation,
        subject: session,
        data: {
          name: known.name,
          persons: found.person ? [found.person] : [],
          visitors: found.visitor ? [found.visitor] : [],
        },
      });
    const open = await openStaysOf(tx, room, found);
    await end(tx, who, open.length > 0 ? open : [found.id], because, reason, deed);
  });

/** Everyone goes, open requests and every Allow end, and what ran is over. */
export const endForAll = (db: Db, who: Who, session: SessionId): Promise<void> =>
  transact(db, async (tx) => {
    const door = await store.lockDoor(tx, session, 'update');
    await admitHost(tx, who, session);
    if (door) await close(tx, who, door);
  });
async function close(tx: Tx, who: Who, door: DoorRow): Promise<void> {
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
  await end(tx, who, await store.staysIn(tx, door.session), 'ended');
}
/** Ends a room for good; `gone` takes it away. */
export async function closeForGood(
  tx: Tx,
  who: Who,
  session: SessionId,
  gone: (door: DoorRow) => Promise<void>,
): Promise<void> {
  const { door, facts } = await hold(tx, who, session);
  admit(await judged(tx, facts, ownRoom));
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
): Promise<{ door: DoorRow; facts: DoorFacts; meeting: Room }> {
  const door = await store.lockDoor(tx, session, 'update');
  await lockSession(tx, session);
  const facts = await factsOf(tx, { person, guest: null }, session);
  reveal(evaluate(toSee(facts), facts));
  if (!door || !facts.about) throw new Missing();
  return { door, facts, meeting: facts.about };
}

/** The room opens at once for what comes next. Opened early already, it stays as it is. */
export const openNow = (db: Db, who: Who, session: SessionId): Promise<void> =>
  transact(db, async (tx) => {
    const { door, facts, meeting } = await hold(tx, who, session);
    admit(await judged(tx, facts, meeting.planned ? hostRoom : openEarly));
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
    const { door, facts, meeting } = await hold(tx, who, session);
    admit(await judged(tx, facts, meeting.opens ? hostRoom : closeAgain));
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

type Naming = { readonly session: SessionId; readonly person: PersonId };
export const nameHost = (db: Db, who: Who, { session, person }: Naming): Promise<void> =>
  transact(db, async (tx) => {
    const door = await store.lockDoor(tx, session, 'update');
    await admitHost(tx, who, session);
    if (!door) throw new Missing();
    const named = await store.personNamed(tx, person);
    if (!named || !(await store.couldHost(tx, session, person)))
      throw new Invalid({
        pointer: '#/params/person',
        code: door.kind === 'group' ? 'not-in-group' : 'cannot-host',
      });
    if (await store.addHost(tx, session, person))
      await append(tx, who, {
        kind: 'host.named',
        organisation: door.organisation,
        subject: session,
        data: { title: door.title, name: named.name, persons: [person] },
      });
    await voidKnocks(
      tx,
      who,
      door,
      (await listPending(tx, session, await databaseTime(tx))).filter(
        (row) => row.person === person,
      ),
      'made-host',
    );
  });
export const dismissHost = (db: Db, who: Who, { session, person }: Naming): Promise<void> =>
  transact(db, async (tx) => {
    const door = await store.lockDoor(tx, session, 'update');
    await admitHost(tx, who, session);
    if (!door) throw new Missing();
    if (door.kind !== 'group' && door.owner === person) throw new Clash('owner-stays');
    if (await store.dropHost(tx, session, person))
      await append(tx, who, {
        kind: 'host.dismissed',
        organisation: door.organisation,
        subject: session,
        data: {
          title: door.title,
          name: (await store.personNamed(tx, person))?.name ?? '',
          persons: [person],
        },
      });
  });
