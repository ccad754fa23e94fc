import type { SessionId } from '../../base/ids.ts';
import { notice, type NoticeKind } from '../../base/notice.ts';
import type { Entrance } from '../gate/gates.ts';
import { isCancelled } from '../store.ts';

/** Who may still know of a session its doors say, which lie above: `newsNotices` is handed them. */
const unjudged = { stands: async () => [] };

export const sessionInvited = notice({
  name: 'session-invited',
  args: { title: 'text', name: 'text?', starts: 'time?', message: 'note?' },
  mail: true,
  mailEvery: 600,
  ...unjudged,
});
export const sessionChanged = notice({
  name: 'session-changed',
  args: { title: 'text', starts: 'time?' },
  mail: true,
  ...unjudged,
});
export const sessionCancelled = notice({
  name: 'session-cancelled',
  args: { title: 'text', reason: 'note', starts: 'time?', last: 'time?', more: 'number?' },
  mail: true,
  ...unjudged,
});
/** Only to whoever may still know of the session, and only while it is true. */
export const newsNotices = ({ lostTo, knownTo }: Entrance): readonly NoticeKind[] =>
  [sessionInvited, sessionChanged, sessionCancelled].map((kind) => ({
    ...kind,
    lost: lostTo,
    stands: async (db, subject, persons) => {
      const session = subject as SessionId;
      return (await isCancelled(db, session)) === (kind.name === sessionCancelled.name)
        ? knownTo(db, session, persons)
        : [];
    },
  }));
