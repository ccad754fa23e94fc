import { evaluate, type Gate, type Verdict } from '../../access/gate.ts';
import { Moved, type Db } from '../../base/data/database.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import type { Facts } from '../../people/audience/checks.ts';
import type { Meeting, MeetingFacts } from './checks.ts';
import { hostRoom, manageSession, seeSession } from './gates.ts';
import { hostsOf, loadMeetings, whoSee, type Telling } from './store.ts';

/** What is known of somebody and a session, as they themselves may learn it. */
export const meetingOf = async (
  db: Db,
  person: PersonId,
  session: SessionId,
  telling?: Telling,
): Promise<MeetingFacts> => (await loadMeetings(db, person, [{ person, session }], telling))[0]!;

type Load<Loaded> = (telling: Telling) => Promise<Loaded>;
/**
 * Judged on the few facts that decide; whoever is refused gets the checklist in full, with what can
 * be done, all of it from one moment.
 */
export async function judged<About extends Meeting, Name extends string>(
  load: Load<Facts<About>>,
  gateFor: (facts: Facts<About>) => Gate<Facts<About>, Name>,
): Promise<Verdict<Name>> {
  const facts = await load('nothing');
  const verdict = evaluate(gateFor(facts), facts);
  if (verdict.allowed) return verdict;
  const full = await load('all');
  return evaluate(gateFor(full), full);
}
/**
 * The same inside a change, for which these few facts stand already: where they refuse and a moment
 * later nothing does, the change begins anew.
 */
export async function judgedOn<About extends Meeting, Name extends string>(
  facts: Facts<About>,
  gate: Gate<Facts<About>, Name>,
  load: Load<Facts<About>>,
): Promise<Verdict<Name>> {
  const verdict = evaluate(gate, facts);
  if (verdict.allowed) return verdict;
  const full = evaluate(gate, await load('all'));
  if (full.allowed) throw new Moved();
  return full;
}
/** With all that the checklists of these gates tell; remedies only where one of them refuses. */
export async function explained<About extends Meeting>(
  load: Load<Facts<About>[]>,
  gatesOf: (facts: Facts<About>) => readonly Gate<Facts<About>>[],
): Promise<Facts<About>[]> {
  const named = await load('names');
  const refuses = (facts: Facts<About>) =>
    gatesOf(facts).some((gate) => !evaluate(gate, facts).allowed);
  return named.some(refuses) ? load('all') : named;
}

/**
 * May this one, asking for themselves, ...? Call inside the transaction that acts on the answer.
 */
const judge =
  <Name extends string>(gate: Gate<MeetingFacts, Name>) =>
  async (db: Db, person: PersonId, session: SessionId): Promise<Verdict<Name>> =>
    judged(
      (telling) => meetingOf(db, person, session, telling),
      () => gate,
    );
export const maySee = judge(seeSession);
export const mayManage = judge(manageSession);
export const runsRoom = async (db: Db, person: PersonId, session: SessionId): Promise<boolean> =>
  evaluate(hostRoom, await meetingOf(db, person, session)).allowed;

/** Those of `among` who see the session at this moment. */
export const personsWhoSee = (
  db: Db,
  session: SessionId,
  among: readonly PersonId[],
): Promise<PersonId[]> => whoSee(db, session, among);
/** Those who run its room at this moment. */
export const personsWhoHost = (db: Db, session: SessionId): Promise<PersonId[]> =>
  hostsOf(db, session);
