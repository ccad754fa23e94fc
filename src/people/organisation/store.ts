import type { Admitted } from '../../access/admit.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import type { OrganisationId, PersonId } from '../../base/ids.ts';
import type { Subject } from '../../access/subject.ts';

export const countPeople = async (db: Db, organisation: OrganisationId): Promise<number> =>
  Number(
    (
      await sql<{
        count: string;
      }>`select count(*) from organisation_members where organisation_id = ${organisation}`.execute(
        db,
      )
    ).rows[0]!.count,
  );

export const listAdmins = async (db: Db, organisation: OrganisationId) =>
  (
    await sql<{ person: PersonId; name: string }>`
      select p.id as person, p.name
      from organisation_members m
      join persons p on p.id = m.person_id and p.deleted_at is null
      where m.organisation_id = ${organisation} and m.role = 'admin' and m.suspended_at is null
      order by lower(p.name), p.id
      limit 100`.execute(db)
  ).rows;

export const writeName = async (
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
  organisation: OrganisationId,
  name: string,
): Promise<void> =>
  void (await tx
    .updateTable('organisations')
    .set({ name })
    .where('id', '=', organisation)
    .execute());

/**
 * Of those with a page open here: who sees the organisation, and who administers it or the
 * installation.
 */
export async function audience(
  db: Db,
  organisations: readonly string[],
  here: readonly PersonId[],
) {
  const { rows } = await sql<{
    person: PersonId;
    organisation: OrganisationId;
    admin: boolean;
    runs: boolean;
  }>`
    select m.person_id as person, m.organisation_id as organisation, m.role = 'admin' as admin,
      m.role = 'admin' and m.organisation_id = (
        select id
        from organisations
        order by created_at, id
        limit 1
      ) as runs
    from organisation_members m
    where m.person_id = any(${[...here]}::uuid[])
      and m.suspended_at is null
      and (m.organisation_id = any(${[...organisations]}::uuid[]) or m.role = 'admin')`.execute(db);
  return rows;
}

/** Of these ids, the organisations. */
export const organisationsById = async (db: Db, ids: readonly string[]): Promise<Subject[]> =>
  (
    await sql<Subject>`
      select id, id as organisation, name as title
      from organisations
      where id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;
