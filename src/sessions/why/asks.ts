import type { Ask, Reach } from '../../access/ask.ts';
import { reveal } from '../../access/admit.ts';
import { evaluate, type Gate } from '../../access/gate.ts';
import type { Telling } from '../../access/judged.ts';
import type { Db } from '../../base/data/database.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import { asksOf, asNone, listing, type Source } from '../../people/audience/asks.ts';
import type { Facts } from '../../people/audience/checks.ts';
import { mayManage, maySee, personsWhoSee, runsRoom } from '../gate/actions.ts';
import type { Meeting } from '../gate/checks.ts';
import { changeSession, manageSession, seeSession } from '../gate/gates.ts';
import { loadMeetings, type seers } from '../gate/store.ts';
import { isCancelled } from '../store.ts';
import { isForGroups } from './store.ts';

/**
 * Whoever manages a session made for groups learns of any address that is typed. Anybody can have a
 * room of their own: there only of people they know. Whoever only sees the session, by more than its
 * link, learns of those whom they look after.
 */
async function reach(db: Db, asker: PersonId, subject: string): Promise<Reach> {
  const session = subject as SessionId;
  if ((await mayManage(db, asker, session)).allowed)
    return (await isForGroups(db, session)) ? 'anybody' : 'the known';
  if (await runsRoom(db, asker, session)) return 'those looked after';
  return (await maySee(db, asker, session)).allowed ? 'those looked after' : 'nobody';
}
/** What is asked about sessions. */
export const ofSessions = {
  of: 'session',
  at: (session: string): string => `/sessions/${session}`,
  reach,
  /** Who sees the session needs nobody any more, nor does anybody for one that is cancelled. */
  repaired: async (db: Db, subject: string, person: PersonId): Promise<boolean> => {
    const session = subject as SessionId;
    if ((await isCancelled(db, session)) !== false) return true;
    return (await personsWhoSee(db, session, [person])).length > 0;
  },
} as const;

type LoadsPairs<About extends Meeting> = (
  db: Db,
  asker: PersonId,
  pairs: readonly { readonly person: PersonId; readonly session: SessionId }[],
  telling: Telling,
) => ReturnType<Source<About>['load']>;
/** Facts about sessions, loaded by their ids. */
export const bySession =
  <About extends Meeting>(load: LoadsPairs<About>): Source<About>['load'] =>
  (db, asker, pairs, telling) =>
    load(
      db,
      asker,
      pairs.map(({ person, about }) => ({ person, session: about as SessionId })),
      telling,
    );
const loadsMeetings = bySession<Meeting>(loadMeetings);

/** Of whoever manages it. */
export const listed = <About extends Meeting>(
  page: (typeof seers)['page'],
  by: (facts: Facts<About>) => Gate<Facts<About>>,
  load: Source<About>['load'],
): NonNullable<Ask['people']> =>
  listing(
    (db, subject, wanted) => page(db, subject as SessionId, wanted),
    by,
    load,
    async (db, asker, subject) => reveal(await mayManage(db, asker, subject as SessionId)),
  );

/** For whoever neither sees nor manages it, a session looks like none at all. */
export const asSeen = <About extends Meeting>(facts: Facts<About>): Facts<About> =>
  facts.asker.self && ![seeSession, manageSession].some((gate) => evaluate(gate, facts).allowed)
    ? asNone(facts)
    : facts;

export const sessionAsks: readonly Ask[] = asksOf(
  ofSessions,
  { load: loadsMeetings, withheld: asSeen },
  [],
  [
    { gate: 'manage-session', by: () => manageSession },
    { gate: 'change-session', by: () => changeSession },
  ],
);
