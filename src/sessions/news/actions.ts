import type { Tx } from '../../base/data/database.ts';
import type { Who } from '../../base/serve/caller.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import { notify } from '../../notices/actions.ts';
import type { ArgsOf, NoticeKind, Shape } from '../../base/notice.ts';
import { seers } from '../gate/store.ts';
import { sessionChanged, sessionInvited } from './notice.ts';
import { findSession, type Details } from '../schedule/store.ts';

/** Everyone concerned but the one who did it. */
export const tellNews = <S extends Shape>(
  tx: Tx,
  who: Who,
  kind: NoticeKind<S>,
  subject: SessionId,
  persons: readonly PersonId[],
  args: ArgsOf<S>,
): Promise<void> =>
  notify(tx, kind, {
    persons: persons.filter((person) => person !== who.person),
    subject,
    by: who.person,
    args,
    href: `/sessions/${subject}`,
  });

/**
 * A new audience is invited; the others are told of what they would miss: another title or another
 * time.
 */
export async function tellOfChange(
  tx: Tx,
  who: Who,
  before: Details,
  sawIt: ReadonlySet<PersonId>,
): Promise<void> {
  const after = await findSession(tx, before.id);
  if (!after) return;
  const args = {
    title: after.title,
    ...(after.next ? { starts: after.next.starts.toISOString() } : {}),
  };
  const { fresh = [], old = [] } = Object.groupBy(await seers.all(tx, before.id), (person) =>
    sawIt.has(person) ? 'old' : 'fresh',
  );
  await tellNews(tx, who, sessionInvited, before.id, fresh, args);
  const moved =
    after.title !== before.title || JSON.stringify(after.plan) !== JSON.stringify(before.plan);
  if (moved) await tellNews(tx, who, sessionChanged, before.id, old, args);
}
