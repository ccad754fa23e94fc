import { Missing } from '../../base/api/refusals.ts';
import { transact, type Db } from '../../base/data/database.ts';
import type { Id, SessionId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import type { Who } from '../../base/serve/caller.ts';
import { admitHost } from '../door/actions.ts';
import { findDoor } from '../door/store.ts';
import { listBlocked, unblock } from './store.ts';

export async function blocked(db: Db, who: Who, session: SessionId) {
  await admitHost(db, who, session);
  return {
    items: (await listBlocked(db, session)).map(({ since, ...row }) => ({
      ...row,
      since: since.toISOString(),
    })),
  };
}
export const liftBlock = (
  db: Db,
  who: Who,
  { session, block }: { readonly session: SessionId; readonly block: Id<'room-block'> },
): Promise<void> =>
  transact(db, async (tx) => {
    const by = await admitHost(tx, who, session);
    const door = await findDoor(tx, session);
    if (!door) throw new Missing();
    const lifted = await unblock(tx, by, session, block);
    if (!lifted) return;
    const { name, person, visitor } = lifted;
    await append(tx, who, {
      kind: 'block.lifted',
      organisation: door.organisation,
      subject: session,
      data: { name, persons: person ? [person] : [], visitors: visitor ? [visitor] : [] },
    });
  });
