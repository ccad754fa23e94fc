import { evaluate, type Gate, type Verdict } from '../../access/gate.ts';
import type { Db } from '../../base/data/database.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import type { Facts } from '../../people/audience/checks.ts';
import type { Meeting, MeetingFacts } from './checks.ts';
import { hostRoom, manageSession, seeSession } from './gates.ts';
import { explain, hostsOf, loadMeetings, whoSee } from './store.ts';

/** What is known of somebody and a session, as they themselves may learn it. */
export const meetingOf = async (
  db: Db,
  person: PersonId,
  session: SessionId,
): Promise<MeetingFacts> => (await loadMeetings(db, person, [{ person, session }]))[0]!;

/**
 * Judged on the few facts that decide; whoever is refused gets the checklist in full, with what can
 * be done.
 */
export async function judged<About extends Meeting>(
  db: Db,
  facts: Facts<About>,
  gate: Gate<Facts<About>>,
): Promise<Verdict> {
  const verdict = evaluate(gate, facts);
  if (verdict.allowed) return verdict;
  const [full] = await explain(db, [facts], true);
  return evaluate(gate, full!);
}
/** With all that the checklists of these gates tell; remedies only where one of them refuses. */
export const explained = <About extends Meeting>(
  db: Db,
  all: readonly Facts<About>[],
  gatesOf: (facts: Facts<About>) => readonly Gate<Facts<About>>[],
): Promise<Facts<About>[]> =>
  explain(
    db,
    all,
    all.some((facts) => gatesOf(facts).some((gate) => !evaluate(gate, facts).allowed)),
  );

/**
 * May this one, asking for themselves, ...? Call inside the transaction that acts on the answer.
 */
const judge =
  (gate: Gate<MeetingFacts>) =>
  async (db: Db, person: PersonId, session: SessionId): Promise<Verdict> =>
    judged(db, await meetingOf(db, person, session), gate);
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
