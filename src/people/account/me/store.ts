import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId } from '../../../base/ids.ts';
import type { Acquaintance } from './gates.ts';

export type PersonRow = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly zone: string;
  readonly picture: string | null;
};

const pictureAt = sql<string | null>`(
    select '/api/persons/' || f.person_id || '/picture?v=' || (
      extract(epoch from f.changed_at) * 1000
    )::bigint
    from pictures f
    where f.person_id = p.id
  )`;

export const personRow = (db: Db, person: PersonId): Promise<PersonRow | undefined> =>
  db
    .selectFrom('persons as p')
    .select(['p.id', 'p.name', 'p.email', 'p.language', 'p.zone', pictureAt.as('picture')])
    .where('p.id', '=', person)
    .where('p.deleted_at', 'is', null)
    .executeTakeFirst();

export const organisationsOf = (db: Db, person: PersonId) =>
  db
    .selectFrom('organisation_members as m')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select(['o.id', 'o.name', 'm.role'])
    .where('m.person_id', '=', person)
    .where('m.suspended_at', 'is', null)
    .orderBy('o.name')
    .execute();
export const anyOrganisation = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('organisations').select('id').limit(1).executeTakeFirst()) !== undefined;

export type Named = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly picture: string | null;
};
/**
 * For lists of other features: names and pictures of many persons in one read. Who may see them is
 * theirs to decide.
 */
export async function personsNamed(
  db: Db,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Named>> {
  if (persons.length === 0) return new Map();
  const rows = await db
    .selectFrom('persons as p')
    .select(['p.id', 'p.name', 'p.email', pictureAt.as('picture')])
    .where(sql<boolean>`p.id = any(${persons as PersonId[]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export const updatePerson = (
  tx: Tx,
  person: PersonId,
  change: { readonly name?: string; readonly language?: string; readonly zone?: string },
) =>
  tx
    .updateTable('persons')
    .set({ ...change, updated_at: sql<Date>`now()` })
    .where('id', '=', person)
    .returning(['name', 'language', 'zone'])
    .executeTakeFirstOrThrow();

export type Picture = {
  readonly type: 'image/webp' | 'image/jpeg' | 'image/png';
  readonly bytes: Buffer;
};
export async function setPicture(
  tx: Tx,
  person: PersonId,
  { type, bytes }: Picture,
): Promise<void> {
  const values = { type, bytes, changed_at: sql<Date>`now()` };
  await tx
    .insertInto('pictures')
    .values({ person_id: person, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}
export const deletePicture = async (tx: Tx, person: PersonId): Promise<boolean> =>
  (await tx.deleteFrom('pictures').where('person_id', '=', person).executeTakeFirst())
    .numDeletedRows > 0n;
export const pictureOf = (db: Db, person: PersonId): Promise<Picture | undefined> =>
  db
    .selectFrom('pictures')
    .select(['type', 'bytes'])
    .where('person_id', '=', person)
    .executeTakeFirst();

/** The ways in which one may know another person's face. */
export async function acquaintance(db: Db, me: PersonId, other: PersonId): Promise<Acquaintance> {
  const { rows } = await sql<Acquaintance>`
    select ${me}::uuid = ${other}::uuid as oneself,
      exists (select from contacts where person_id = ${me} and contact_id = ${other}) as contact,
      exists (
        select
        from organisation_members a
        join organisation_members b on b.organisation_id = a.organisation_id
        where a.person_id = ${me} and b.person_id = ${other} and a.suspended_at is null
      ) as organisation,
      exists (
        select
        from groups_of(${me}) a
        join groups_of(${other}) b on b.group_id = a.group_id
      ) as "group"`.execute(db);
  return rows[0]!;
}
/**
 * Of some persons those who see this one somewhere: contacts, people of the same organisation or
 * group.
 */
export async function acquaintancesAmong(
  db: Db,
  person: PersonId,
  some: readonly PersonId[],
): Promise<readonly PersonId[]> {
  if (some.length === 0) return [];
  const { rows } = await sql<{ id: PersonId }>`
    select contact_id as id
    from contacts
    where person_id = ${person} and contact_id = any(${some}::uuid[])
    union
    select b.person_id
    from organisation_members a
    join organisation_members b on b.organisation_id = a.organisation_id
    where a.person_id = ${person} and b.person_id = any(${some}::uuid[])
    union
    select b.person_id
    from group_members a
    join group_members b on b.group_id = a.group_id
    where a.person_id = ${person} and b.person_id = any(${some}::uuid[])`.execute(db);
  return rows.map((row) => row.id).filter((id) => id !== person);
}

/**
 * Groups that would have no manager, and organisations that would have no admin, without this
 * person.
 */
export const onlyManagerOf = (db: Db, person: PersonId): Promise<{ id: GroupId; name: string }[]> =>
  db
    .selectFrom('group_members as m')
    .innerJoin('groups as g', 'g.id', 'm.group_id')
    .select(['g.id', 'g.name'])
    .where('m.person_id', '=', person)
    .where('m.role', '=', 'manager')
    .where('g.deleted_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('group_members as o')
            .innerJoin('persons as p', 'p.id', 'o.person_id')
            .select('o.person_id')
            .whereRef('o.group_id', '=', 'g.id')
            .where('o.role', '=', 'manager')
            .where('o.person_id', '<>', person)
            .where('p.deleted_at', 'is', null),
        ),
      ),
    )
    .orderBy('g.name')
    .execute();
export const onlyAdminOf = (
  db: Db,
  person: PersonId,
): Promise<{ id: OrganisationId; name: string }[]> =>
  db
    .selectFrom('organisation_members as m')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select(['o.id', 'o.name'])
    .where('m.person_id', '=', person)
    .where('m.role', '=', 'admin')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('organisation_members as a')
            .select('a.person_id')
            .whereRef('a.organisation_id', '=', 'o.id')
            .where('a.role', '=', 'admin')
            .where('a.person_id', '<>', person)
            .where('a.suspended_at', 'is', null),
        ),
      ),
    )
    .orderBy('o.name')
    .execute();

/**
 * Those rows stay as they are until the end of the transaction: two last managers cannot both leave
 * at once. The person first, so that nobody gives them another post meanwhile.
 */
export async function lockPosts(tx: Tx, person: PersonId): Promise<void> {
  await sql`select from persons where id = ${person} for update`.execute(tx);
  await sql`
    select id
    from organisations
    where id in (
      select organisation_id
      from organisation_members
      where person_id = ${person} and role = 'admin'
    )
    order by id
    for update`.execute(tx);
  await sql`
    select id
    from groups
    where id in (select group_id from group_members where person_id = ${person})
    order by id
    for update`.execute(tx);
}
