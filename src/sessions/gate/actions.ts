import { evaluate, type Verdict } from '../../access/gate.ts';
import { clock } from '../../base/clock.ts';
import type { Db } from '../../base/database.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import { enterRoom, manageSession, seeSession } from './gates.ts';
import { loadFacts, whoSee } from './store.ts';

/** May this person, asking for themselves, ...? Call inside the transaction that acts on the answer. */
const judge =
  (gate: typeof seeSession) =>
  async (db: Db, person: PersonId, session: SessionId): Promise<Verdict> =>
    evaluate(gate, (await loadFacts(db, person, [{ person, session }], clock.now()))[0]!);

export const maySee = judge(seeSession);
export const mayEnter = judge(enterRoom);
export const mayManage = judge(manageSession);

/** Those of `among` who see the session at this moment. */
export const personsWhoSee = (db: Db, session: SessionId, among: readonly PersonId[]): Promise<PersonId[]> => whoSee(db, session, among);
