import { sql } from 'kysely';
import type { Db } from '../base/data/database.ts';

export const anybodyThere = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('persons').select('id').limit(1).execute()).length > 0;
/** After many rows at once the planner needs to know of them. */
export const analyse = async (db: Db): Promise<void> => void (await sql`analyze`.execute(db));
