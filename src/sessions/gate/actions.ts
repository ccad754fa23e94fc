import { evaluate, type Gate, type Verdict } from '../../access/gate.ts';
import { judged, type Telling } from '../../access/judged.ts';
import type { Db } from '../../base/data/database.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import type { MeetingFacts } from './checks.ts';
import { hostRoom, manageSession, seeSession } from './gates.ts';
import { hosts, loadMeetings, seers } from './store.ts';

/** What is known of somebody and a session, as they themselves may learn it. */
export const meetingOf = async (
  db: Db,
  person: PersonId,
  session: SessionId,
  telling?: Telling,
): Promise<MeetingFacts> => (await loadMeetings(db, person, [{ person, session }], telling))[0]!;

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
): Promise<PersonId[]> => seers.among(db, session, among);
/** Those who run its room at this moment. */
export const personsWhoHost = (db: Db, session: SessionId): Promise<PersonId[]> =>
  hosts.all(db, session);
