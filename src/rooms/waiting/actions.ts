import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db } from '../../base/data/database.ts';
import type { KnockId, SessionId } from '../../base/ids.ts';
import { appendAll, type Actor } from '../../base/journal/journal.ts';
import { settle } from '../../notices/actions.ts';
import { mayWait } from '../gate/actions.ts';
import { knocking } from '../knocks/notice.ts';
import { lockDoor } from '../door/store.ts';
import { entryOf, quieten, withRight } from '../knocks/actions.ts';
import { expire } from '../knocks/ends/store.ts';
import { lockKnocks } from '../knocks/store.ts';
import { doorsDue, listOpen, listStray, type Open } from './store.ts';

const system: Actor = { person: null, through: 'job', requestId: null };

/**
 * What a lost right ends at doors: requests and unused Allows of those who may not wait, whatever
 * took the right, and the notices of those who do not run the room. Judged once more under the
 * lock, because rights come back, too.
 */
export async function endLost(db: Db, only: readonly KnockId[] | null = null): Promise<void> {
  const open = await listOpen(db, only);
  const may = await mayWait(db, open);
  const lost = open.filter((_, at) => !may[at]);
  for (const [session, rows] of Map.groupBy(lost, (row) => row.session))
    await endAt(db, session, rows);
  for (const { session, person } of await listStray(db))
    await transact(db, (tx) => settle(tx, knocking, { subject: session, persons: [person] }));
}

const endAt = (db: Db, session: SessionId, rows: readonly Open[]): Promise<void> =>
  transact(db, async (tx) => {
    await lockDoor(tx, session, 'update');
    const ids = rows.map(({ id }) => id);
    await withRight(tx, system, { session }, await lockKnocks(tx, session, ids));
  });

/** Requests that nobody answered in time end, visibly on both sides. */
export async function expireDue(db: Db): Promise<void> {
  for (const session of await doorsDue(db, await databaseTime(db)))
    await transact(db, async (tx) => {
      await lockDoor(tx, session, 'update'); // first the door, then the requests, like everybody
      const now = await databaseTime(tx);
      const rows = await expire(tx, session, now);
      await appendAll(
        tx,
        { person: null, through: 'job', requestId: null },
        rows.map((row) => entryOf('knock.expired', row)),
      );
      if (rows.length > 0) await quieten(tx, session);
    });
}
