import type { Tx } from '../../../base/data/database.ts';
import { appendAll, type Actor } from '../../../base/journal/journal.ts';
import type { Dismissed } from './store.ts';

/** Of those who are named no more the log says so, room by room. */
export const noteDismissed = (
  tx: Tx,
  actor: Actor,
  dismissed: readonly Dismissed[],
): Promise<void> =>
  appendAll(
    tx,
    actor,
    dismissed.map(({ session, organisation, title, name, person }) => ({
      kind: 'host.dismissed' as const,
      organisation,
      subject: session,
      data: { title, name, persons: [person] },
    })),
  );
