import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';

export const writeCode = async (tx: Tx, hash: string): Promise<void> =>
  void (await sql`
    insert into set_up (code_hash)
    values (${hash})
    on conflict ("only") do update set code_hash = excluded.code_hash`.execute(tx));

/**
 * Whether set-up is still to be done, and whether the code is the one. Locked, so that of two at
 * once the second finds nothing.
 */
export async function waiting(
  db: Db,
  hash: string,
  lock = false,
): Promise<'done' | 'wrong' | 'right'> {
  const { rows } = await sql<{ right: boolean }>`
    select code_hash = ${hash} as right
    from set_up
    where not exists (select from organisations) ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] ? (rows[0].right ? 'right' : 'wrong') : 'done';
}
export const dropCode = async (tx: Tx): Promise<void> =>
  void (await tx.deleteFrom('set_up').execute());
