import type { Db } from '../base/data/database.ts';
import type { SessionId } from '../base/ids.ts';
import type { Occasion } from '../notices/rules.ts';
import { personsWhoSee } from './gate/actions.ts';
import type { Entrance } from './gate/gates.ts';
import { isCancelled } from './store.ts';
import { findQuestion } from './why/store.ts';

/**
 * Mails and pushes about sessions, judged when they are sent: only to whoever may still know of it,
 * and only while it is true.
 */
const about = (
  { lostTo, knownTo }: Entrance,
  kind: 'session-invited' | 'session-changed' | 'session-cancelled',
  cancelled: boolean,
): Occasion => ({
  kind,
  lost: lostTo,
  stands: async (db: Db, person, subject) => {
    const session = subject as SessionId;
    return (
      (await isCancelled(db, session)) === cancelled &&
      (await knownTo(db, session, [person])).length > 0
    );
  },
});
/** Until the person sees the session: then there is nothing left to repair. */
const asked: Occasion = {
  kind: 'access-asked',
  stands: async (db, person, subject) => {
    const question = await findQuestion(db, person, subject);
    return (
      question !== null &&
      (await personsWhoSee(db, question.session, [question.person])).length === 0
    );
  },
};
export const sessionOccasions = (entrance: Entrance): readonly Occasion[] => [
  about(entrance, 'session-invited', false),
  about(entrance, 'session-changed', false),
  about(entrance, 'session-cancelled', true),
  asked,
];
