import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import type { PersonId } from '../../base/ids.ts';

export const findFeed = async (
  db: Db,
  person: PersonId,
): Promise<{ since: Date; read: Date | null } | null> =>
  (await db
    .selectFrom('feeds')
    .select(['created_at as since', 'read_at as read'])
    .where('person_id', '=', person)
    .executeTakeFirst()) ?? null;

export const saveFeed = async (tx: Tx, person: PersonId, hash: string): Promise<void> =>
  void (await tx
    .insertInto('feeds')
    .values({ person_id: person, token_hash: hash, read_at: null })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ token_hash: hash, created_at: sql<Date>`now()`, read_at: null }),
    )
    .execute());

export async function deleteFeed(tx: Tx, person: PersonId): Promise<boolean> {
  return (
    (await tx.deleteFrom('feeds').where('person_id', '=', person).returning('person_id').execute())
      .length > 0
  );
}

/**
 * Whose calendar it is; reading it leaves a mark at most every five minutes, only looking at it
 * none.
 */
export async function findOwner(
  db: Db,
  hash: string,
  looks: boolean,
): Promise<{ id: PersonId; name: string; language: string } | null> {
  const { rows } = await sql<{ id: PersonId; name: string; language: string }>`
    with found as (
      select p.id, p.name, p.language
      from feeds f
      join persons p on p.id = f.person_id
      where f.token_hash = ${hash} and p.deleted_at is null and p.email_verified
    ),
      marked as (
        update feeds f
        set read_at = now()
        from found
        where not ${looks}::boolean
          and f.person_id = found.id
          and (f.read_at is null or f.read_at < now() - interval '5 minutes')
      )
    select *
    from found`.execute(db);
  return rows[0] ?? null;
}
