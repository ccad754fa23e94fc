import { admit, reveal } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { tell } from '../../access/tell.ts';
import { Clash, Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { RoomId, SessionId, StayId } from '../../base/ids.ts';
import { append, hasDone } from '../../base/journal/journal.ts';
import type { Visitor, Who } from '../../base/serve/caller.ts';
import { factsOf } from '../gate/actions.ts';
import { loadFactsWith } from '../gate/store.ts';
import { outcomeOf, standingOf, type DoorFacts } from '../gate/checks.ts';
import { answerKnock, closeAgain, openEarly, toEnter, toKnock, toSee } from '../gate/gates.ts';
import { judgedOn, type Telling } from '../../access/judged.ts';
import { runs } from '../../sessions/gate/checks.ts';
import { places } from '../../sessions/rules.ts';
import { bringIn } from '../answers/actions.ts';
import { block } from '../blocks/store.ts';
import {
  addTry,
  countTries,
  doorNetworkOf,
  doorPart,
  findDoor,
  knownAt,
  lockDoor,
  roomIn,
  type DoorRow,
} from '../door/store.ts';
import { quieten, tellHosts, voidKnocks } from '../knocks/actions.ts';
import { allowedHours, endOf, ownKnock, pendingHours } from '../knocks/rules.ts';
import {
  ask,
  countPending,
  markEntered,
  ownKnockPart,
  spend,
  toldOf,
  type KnockRow,
} from '../knocks/store.ts';
import { begin, end, goOn, hosted } from '../stays/actions.ts';
import type { Because } from '../stays/rules.ts';
import { insidePart, insider, listInside, openStaysOf, type Devices } from '../stays/store.ts';
import type { RoomView } from './contract.ts';

/**
 * The room as one may know it at its door. Nothing of those inside is told to whoever the door
 * would not let in, or who waits.
 */
export async function look(db: Db, who: Visitor, session: SessionId): Promise<RoomView> {
  const network = doorNetworkOf(who.address);
  const { guest } = who.person ? { guest: null } : await knownAt(db, session, who, network);
  const known = { person: who.person, guest, network };
  const load = (telling: Telling) =>
    loadFactsWith(db, who.person, { ...known, session }, telling, {
      name: 'look',
      parts: {
        door: doorPart(session),
        knock: ownKnockPart(session, known),
        inside: insidePart(session),
      },
    });
  const named = await load('names');
  // whoever may enter is not told what they could do to be let in
  const mayEnter = evaluate(toEnter(named.facts), named.facts).allowed;
  const { facts, rows } = mayEnter ? named : await load('all');
  reveal(evaluate(toSee(facts), facts));
  const [[door], [knock]] = [rows.door, rows.knock];
  if (!door || !facts.about) throw new Missing();
  const { now } = facts;
  const { zone } = facts.asker;
  const enter = evaluate(toEnter(facts), facts);
  const hosts = who.person !== null && runs(facts.about);
  const answers = evaluate(answerKnock, facts).allowed;
  const amongTheirs =
    door.kind === 'group' &&
    door.door !== 'locked' &&
    standingOf(facts) === 'member' &&
    enter.allowed &&
    facts.about.asked?.state !== 'pending';
  return {
    session: { id: session, title: door.title, kind: door.kind },
    door: door.door,
    guests: door.guests,
    says: door.says,
    places,
    me: { name: facts.person.label, guest: who.person === null, hosts, answers },
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
    ...(hosts || facts.about.within || amongTheirs ? { inside: rows.inside.map(insider) } : {}),
    ...(answers ? { waiting: await countPending(db, session) } : {}),
    ...(hosts && door.door === 'closed' ? { tried: await countTries(db, session) } : {}),
  };
}

type Entering = Devices & {
  readonly session: SessionId;
  /** One of its rooms; else the one their stay is in, or the entrance. */
  readonly room?: RoomId | undefined;
  readonly stay?: StayId | undefined;
};
/**
 * Enters a room, or goes on with a stay whose line was broken: that needs neither time nor place
 * nor door again. The door of every room of a session is that of its entrance.
 */
export const enter = (
  db: Db,
  who: Visitor,
  { session, room: wanted, stay, ...devices }: Entering,
) =>
  transact(db, async (tx) => {
    const [door, asked] = await Promise.all([
      lockDoor(tx, session, 'update'),
      knownAt(tx, session, who, doorNetworkOf(who.address)),
    ]);
    const known = { ...asked, room: wanted ?? null };
    const { facts, rows } = await loadFactsWith(tx, who.person, { ...known, session }, 'nothing', {
      name: 'enter',
      parts: { knock: ownKnockPart(session, known) },
    });
    reveal(evaluate(toSee(facts), facts));
    const room = wanted ? await roomIn(tx, session, wanted) : door?.room;
    if (!door || !room || !facts.about) throw new Missing();
    const { now } = facts;
    const kept = stay ? await goOn(tx, who, stay, session, devices, now) : null;
    if (kept && kept.room === (wanted ?? kept.room))
      return { stay: kept.id, inside: await listInside(tx, kept.room, session, now), now };
    const at = { door: { ...door, room }, facts, known, knock: rows.knock[0] };
    const begun = await arrive(tx, who, at, devices);
    return { stay: begun, inside: await listInside(tx, room, session, now), now };
  });

type Known = Awaited<ReturnType<typeof knownAt>> & { readonly room: RoomId | null };
type AtDoor = {
  readonly door: DoorRow;
  readonly facts: DoorFacts;
  readonly known: Known;
  readonly knock: KnockRow | undefined;
};
async function arrive(
  tx: Tx,
  who: Visitor,
  { door, facts, known, knock }: AtDoor,
  devices: Devices,
): Promise<StayId> {
  const load = (telling: Telling) => factsOf(tx, known, door.session, telling);
  const by = admit(await judgedOn(facts, toEnter(facts), load));
  const { now } = facts;
  if (knock?.state === 'pending') await voidKnocks(tx, who, door, [knock], 'opened');
  const [, stay] = await Promise.all([
    markEntered(tx, by, door.session, known, now),
    begin(tx, who, by, { ...known, ...door }, devices, now),
  ]);
  if (who.person && runs(facts.about!)) await bringIn(tx, who, by, door, facts.about!.closes, now);
  return stay;
}

/** Somebody stands before a closed door: hosts learn how many did, not who. */
export const tryDoor = (db: Db, who: Visitor, session: SessionId): Promise<void> =>
  transact(db, async (tx) => {
    const known = await knownAt(tx, session, who, doorNetworkOf(who.address));
    const facts = await factsOf(tx, known, session);
    const seen = reveal(evaluate(toSee(facts), facts));
    const door = await findDoor(tx, session);
    if (door?.door !== 'closed' || outcomeOf(facts) !== 'refused') return;
    if (await addTry(tx, seen, session, who.person ?? who.visitor))
      await append(tx, who, {
        kind: 'door.tried',
        organisation: door.organisation,
        subject: session,
      });
  });

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
    const { by, stay: found } = await hosted(tx, who, stay);
    if (await hasDone(tx, who.person, { kind: 'room.left', data: deed })) return;
    const { session } = found;
    const door = await lockDoor(tx, session, 'update');
    if (!door) throw new Missing();
    const now = await databaseTime(tx);
    const known = await knownAt(tx, session, found, found.network);
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
      await ask(tx, by, { ...whose, message: '', sentBack: reason }, now);
      const asking = { name: known.name, person: found.person };
      await tellHosts(tx, door, asking, await toldOf(tx, session));
    } else {
      await spend(tx, by, whose, reason, who.person, now);
      await quieten(tx, session);
    }
    if (blocks) await block(tx, by, whose, who.person, now);
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
    const open = await openStaysOf(tx, session, found);
    await end(tx, who, open.length > 0 ? open : [found.id], because, reason, deed);
  });
