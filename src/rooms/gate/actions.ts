import { evaluate, type Gate, type Verdict } from '../../access/gate.ts';
import type { Db } from '../../base/data/database.ts';
import type { GuestId, PersonId, RoomId, SessionId } from '../../base/ids.ts';
import { judged, type Telling } from '../../access/judged.ts';
import { hostRoom, type Entering, type Entrance } from '../../sessions/gate/gates.ts';
import { existing } from '../../sessions/gate/store.ts';
import { standingOf, type DoorFacts } from './checks.ts';
import { answerKnock, beInside, toEnter, toSee, toStay, toWait } from './gates.ts';
import { loadFacts, loadFactsWith, whoMayStay, type Pair } from './store.ts';

/** Somebody at a door: a person with an account, or a guest of that session. */
export type Someone = {
  readonly person: PersonId | null;
  readonly guest: GuestId | null;
  readonly network?: string | null;
  /** Which room of the session they want to enter, where it is not the entrance. */
  readonly room?: RoomId | null;
};

/** What is known of somebody and a session, as they themselves may learn it. */
export const factsOf = async (
  db: Db,
  { person, guest, network = null, room = null }: Someone,
  session: SessionId,
  telling?: Telling,
): Promise<DoorFacts> =>
  (await loadFacts(db, person, [{ person, guest, network, session, room }], telling))[0]!;

/**
 * May this one, asking for themselves, ...? Call inside the transaction that acts on the answer.
 */
const judge =
  <Name extends string>(gateFor: (facts: DoorFacts) => Gate<DoorFacts, Name>) =>
  async (db: Db, who: PersonId | Someone, session: SessionId): Promise<Verdict<Name>> => {
    const someone = typeof who === 'string' ? { person: who, guest: null } : who;
    return judged((telling) => factsOf(db, someone, session, telling), gateFor);
  };
export const maySeeDoor = judge(toSee);
export const mayEnter = judge(toEnter);
export const mayHost = judge(() => hostRoom);
export const mayAnswer = judge(() => answerKnock);
export const mayBeInside = judge(() => beInside);

/** So many are judged in one statement. */
const handful = 200;
const judgeAll =
  (gateFor: (facts: DoorFacts) => Gate<DoorFacts>) =>
  async (db: Db, pairs: readonly Pair[]): Promise<boolean[]> => {
    const may: boolean[] = [];
    for (let at = 0; at < pairs.length; at += handful)
      for (const facts of await loadFacts(db, null, pairs.slice(at, at + handful)))
        may.push(evaluate(gateFor(facts), facts).allowed);
    return may;
  };

/** Which of these, who have asked, may wait on or come in by the answer. */
export const mayWait = judgeAll(toWait);
/** Which of these, who are inside, may stay. */
export const mayStay = judgeAll(toStay);

/** Those of `among` whom the room knows at this moment: whoever is inside may stay. */
export const personsWhoMayStay = (
  db: Db,
  session: SessionId,
  among: readonly PersonId[],
): Promise<PersonId[]> => whoMayStay(db, session, among);
/** Of these sessions, those that are there and that this person may not know of at this moment. */
export async function sessionsLostTo(
  db: Db,
  person: PersonId,
  sessions: readonly string[],
): Promise<ReadonlySet<string>> {
  const there = await existing(db, sessions);
  const facts = await loadFacts(
    db,
    person,
    there.map((session) => ({ person, session })),
  );
  return new Set(there.filter((_, at) => standingOf(facts[at]!) === null));
}

/** What decides about each, and of those that refuse all that their checklists tell. */
async function withRefusals(
  sessions: readonly SessionId[],
  load: (of: readonly SessionId[], telling: Telling) => Promise<DoorFacts[]>,
): Promise<DoorFacts[]> {
  const few = await load(sessions, 'nothing');
  const refused = sessions.filter((_, at) => !evaluate(toEnter(few[at]!), few[at]!).allowed);
  const told = await load(refused, 'all');
  return few.map((facts, at) => told[refused.indexOf(sessions[at]!)] ?? facts);
}

const entering = (facts: DoorFacts): Entering => ({
  verdict: evaluate(toEnter(facts), facts),
  facts,
  door: facts.about?.door ?? 'open',
  zone: facts.asker.zone,
});
/** What sessions are told of their doors. */
export const entrance: Entrance = {
  entering: async (db, person, sessions) => {
    const load = (of: readonly SessionId[], telling: Telling) =>
      loadFacts(
        db,
        person,
        of.map((session) => ({ person, session })),
        telling,
      );
    return (await withRefusals(sessions, load)).map(entering);
  },
  enteringWith: async (db, person, session, also) => {
    const load = async (telling: Telling) => {
      const { facts, rows } = await loadFactsWith(db, person, { person, session }, telling, {
        name: also.name,
        parts: { also: also.part },
      });
      return { ...entering(facts), rows: rows.also };
    };
    const found = await load('names');
    return found.verdict.allowed ? found : load('all');
  },
  lostTo: sessionsLostTo,
  knownTo: personsWhoMayStay,
};
