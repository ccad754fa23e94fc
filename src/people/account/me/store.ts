import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import { atOneMoment, part, type Part } from '../../../base/data/one-moment.ts';
import type { OrganisationId, PersonId } from '../../../base/ids.ts';
import { personPart } from '../../known/store.ts';
import type { Acquaintance } from './gates.ts';

type Organisation = {
  readonly id: OrganisationId;
  readonly name: string;
  readonly role: 'admin' | 'member';
};
const organisationsOf = (person: PersonId): Part<Organisation> =>
  part(sql`
    select o.id, o.name, m.role
    from organisation_members m
    join organisations o on o.id = m.organisation_id
    where m.person_id = ${person} and m.suspended_at is null
    order by o.name`);
const anyOrganisation: Part<{ readonly id: OrganisationId }> = part(sql`
    select id
    from organisations
    limit 1`);
/** What somebody is told of themselves, or nobody of the house. */
export async function meOf(db: Db, person: PersonId | null) {
  const { persons, organisations, some } = await atOneMoment(db, person ? 'me' : 'nobody', {
    persons: person ? personPart(person) : undefined,
    organisations: person ? organisationsOf(person) : undefined,
    some: anyOrganisation,
  });
  return { row: persons?.[0], organisations: organisations ?? [], setUp: some.length > 0 };
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
