import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { GroupId, PersonId } from '../../../base/ids.ts';

export type TechnicalUser = {
  readonly id: PersonId;
  readonly name: string;
  readonly group: GroupId;
};
/** Whether it is one, of a group that is there. */
export async function findTechnicalUser(db: Db, id: PersonId): Promise<TechnicalUser | null> {
  const { rows } = await sql<TechnicalUser>`
    select t.person_id as id, t.name, t.group_id as group
    from active_technical_users t
    where t.person_id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Waits for what it is doing, and keeps the next from beginning. */
export const holdTechnicalUsers = async (tx: Tx, ids: readonly PersonId[]): Promise<void> =>
  void (await sql`
    select
    from technical_users
    where person_id = any(${[...ids]}::uuid[])
    order by person_id
    for update`.execute(tx));
