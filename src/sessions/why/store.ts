import type { Db } from '../../base/data/database.ts';
import type { SessionId } from '../../base/ids.ts';

/** Made for a group, though that may be gone by now; else it is somebody's own room. */
export async function isForGroups(db: Db, session: SessionId): Promise<boolean> {
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', session)
    .where('kind', '=', 'group')
    .executeTakeFirst();
  return row !== undefined;
}
