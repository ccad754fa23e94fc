import { sql } from 'kysely';
import type { Admitted } from '../../access/admit.ts';
import type { Subject } from '../../access/subject.ts';
import { byName, type PlaceByName } from '../../base/data/by-name.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import { newId, type OrganisationId, type PersonId, type QualificationId } from '../../base/ids.ts';

type Page = { readonly after: PlaceByName | null; readonly limit: number };
type Row = {
  readonly id: QualificationId;
  readonly name: string;
  readonly key: string;
  readonly people: number;
};
const names = byName('q.name', 'q.id');
const isOver = sql`coalesce(c.expires_at <= now(), false)`;

export const listQualifications = async (
  db: Db,
  organisation: OrganisationId,
  { after, limit }: Page,
): Promise<Row[]> =>
  (
    await sql<Row>`
      select q.id, q.name, ${names.key} as key,
        (
          select count(*)::int
          from completions c
          where c.qualification_id = q.id and not ${isOver}
        ) as people
      from qualifications q
      where q.organisation_id = ${organisation}
        and ${names.after(after)}
      order by ${names.order}
      limit ${limit + 1}`.execute(db)
  ).rows;

export const qualificationsById = async (db: Db, ids: readonly string[]): Promise<Subject[]> =>
  (
    await sql<Subject>`
      select id, organisation_id as organisation, name as title
      from qualifications
      where id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;

/** Its name, where it is one of the organisation; held still until the end of the transaction. */
export const lockQualification = async (
  tx: Tx,
  organisation: OrganisationId,
  id: QualificationId,
): Promise<string | null> =>
  (
    await sql<{ name: string }>`
      select name
      from qualifications
      where id = ${id} and organisation_id = ${organisation}
      for update`.execute(tx)
  ).rows[0]?.name ?? null;

/** null: another one has that name. */
export const insertQualification = async (
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
  organisation: OrganisationId,
  name: string,
): Promise<QualificationId | null> =>
  (
    await tx
      .insertInto('qualifications')
      .values({ id: newId<'qualification'>(), organisation_id: organisation, name })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'name']).doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id ?? null;

export const isNamed = async (
  tx: Tx,
  organisation: OrganisationId,
  name: string,
): Promise<boolean> =>
  (
    await sql`
      select
      from qualifications
      where organisation_id = ${organisation} and name = ${name}`.execute(tx)
  ).rows.length > 0;
export const renameQualification = (
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
  id: QualificationId,
  name: string,
) => tx.updateTable('qualifications').set({ name }).where('id', '=', id).execute();
export const deleteQualification = (
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
  id: QualificationId,
) => tx.deleteFrom('qualifications').where('id', '=', id).execute();

type Holder = {
  readonly person: PersonId;
  readonly name: string;
  readonly key: string;
  readonly given: Date;
  readonly by: string | null;
  readonly expires: Date | null;
  readonly expired: boolean;
};
const people = byName('p.name', 'p.id');
export const listHolders = async (
  db: Db,
  id: QualificationId,
  { after, limit }: Page,
): Promise<Holder[]> =>
  (
    await sql<Holder>`
      select p.id as person, p.name, ${people.key} as key, c.given_at as given, b.name as by,
        c.expires_at as expires, ${isOver} as expired
      from completions c
      join persons p on p.id = c.person_id and p.deleted_at is null
      left join persons b on b.id = c.given_by
      where c.qualification_id = ${id}
        and ${people.after(after)}
      order by ${people.order}
      limit ${limit + 1}`.execute(db)
  ).rows;

export const holdersOf = async (tx: Tx, id: QualificationId): Promise<PersonId[]> =>
  (
    await sql<{ person: PersonId }>`
      select person_id as person
      from completions
      where qualification_id = ${id}
      order by person_id`.execute(tx)
  ).rows.map(({ person }) => person);

/** Of the organisation, or a contact of who gives it; and there until the end of the transaction. */
export const holdReceiver = async (
  tx: Tx,
  giver: PersonId,
  organisation: OrganisationId,
  person: PersonId,
): Promise<boolean> =>
  (
    await sql`
      select
      from persons p
      where p.id = ${person}
        and p.deleted_at is null
        and (
          exists (
            select
            from organisation_members m
            where m.organisation_id = ${organisation} and m.person_id = p.id
          )
          or exists (
            select
            from contacts c
            where c.person_id = ${giver} and c.contact_id = p.id
          )
        )
      for share of p`.execute(tx)
  ).rows.length > 0;

type Given = {
  readonly qualification: QualificationId;
  readonly person: PersonId;
  readonly giver: PersonId;
  readonly expires: string | null;
};
/** Whether it was not so before. */
export const give = async (
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
  { qualification, person, giver, expires }: Given,
): Promise<boolean> =>
  (
    await sql`
      insert into completions (person_id, qualification_id, given_by, expires_at)
      values (${person}, ${qualification}, ${giver}, ${expires})
      on conflict (person_id, qualification_id) do update
      set given_by = excluded.given_by, given_at = now(), expires_at = excluded.expires_at
      where completions.expires_at is distinct from excluded.expires_at
      returning person_id`.execute(tx)
  ).rows.length > 0;

export const take = async (
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
  qualification: QualificationId,
  person: PersonId,
): Promise<boolean> =>
  (
    await tx
      .deleteFrom('completions')
      .where('qualification_id', '=', qualification)
      .where('person_id', '=', person)
      .returning('person_id')
      .execute()
  ).length > 0;
