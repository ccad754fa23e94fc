import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import { part, type Part } from '../../base/data/one-moment.ts';
import type { PersonId } from '../../base/ids.ts';

const account = ['id', 'name', 'email', 'email_verified', 'language', 'zone'] as const;
export const accountByEmail = (db: Db, email: string) =>
  db
    .selectFrom('persons')
    .select(account)
    .where('email', '=', email)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
export const accountOf = (db: Db, person: PersonId) =>
  db
    .selectFrom('persons')
    .select(account)
    .where('id', '=', person)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

/** A statement: this account is there until the end of the transaction, or it fails. */
export const holdPerson = (person: PersonId): string => `select hold_person('${person}')`;

/** Suspended wherever they belong, and invited nowhere: such a person cannot sign in. */
export const suspendedEverywhere = (person: RawBuilder<unknown>) => sql<boolean>`
  exists (
    select
    from suspended_everywhere x
    where x.person_id = ${person}
  )`;
/** Where somebody like that is suspended, and whom to ask. */
export async function suspensionOf(db: Db, person: PersonId): Promise<Suspension | null> {
  const { rows } = await sql<{ organisation: string | null; ask: string | null }>`
    select string_agg(o.name, ', ' order by lower(o.name)) as organisation,
      string_agg(boss.names, ', ' order by lower(o.name)) as ask
    from organisation_members m
    join organisations o on o.id = m.organisation_id
    cross join lateral (
      select string_agg(b.name, ', ') as names
      from (
        select p.name
        from organisation_members x
        join persons p on p.id = x.person_id and p.deleted_at is null
        where x.organisation_id = o.id and x.role = 'admin' and x.suspended_at is null
        order by lower(p.name), p.id
        limit 3
      ) b
    ) boss
    where m.person_id = ${person} and ${suspendedEverywhere(sql`m.person_id`)}`.execute(db);
  const { organisation = null, ask = null } = rows[0] ?? {};
  return organisation === null ? null : { organisation, ask: ask ?? '' };
}

export type PersonRow = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly zone: string;
  readonly picture: string | null;
};

/** Of the person `p`. */
export const pictureAt = sql<string | null>`(
    select '/api/persons/' || f.person_id || '/picture?v=' || (
      extract(epoch from f.changed_at) * 1000
    )::bigint
    from pictures f
    where f.person_id = p.id
  )`;

const rowOf = (person: PersonId) => sql<PersonRow>`
  select p.id, p.name, p.email, p.language, p.zone, ${pictureAt} as picture
  from persons p
  where p.id = ${person} and p.deleted_at is null`;
export const personRow = async (db: Db, person: PersonId): Promise<PersonRow | undefined> =>
  (await rowOf(person).execute(db)).rows[0];
/** The same beside what else is read at that moment. */
export const personPart = (person: PersonId): Part<PersonRow> => part(rowOf(person));

/** Somebody or something, by what it is called. */
export type Named<I extends string = PersonId> = { readonly id: I; readonly name: string };
export type KnownPerson = {
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
): Promise<ReadonlyMap<PersonId, KnownPerson>> {
  if (persons.length === 0) return new Map();
  const rows = await db
    .selectFrom('persons as p')
    .select(['p.id', 'p.name', 'p.email', pictureAt.as('picture')])
    .where(sql<boolean>`p.id = any(${persons as PersonId[]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
/** As a sentence has it: nobody is nothing. */
export const nameIn = async (db: Db, person: PersonId | null): Promise<string> =>
  (person && (await personsNamed(db, [person])).get(person)?.name) ?? '';

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

/** Of somebody who is suspended wherever they belong. */
export type Suspension = { readonly organisation: string; readonly ask: string };
