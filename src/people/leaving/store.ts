import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId } from '../../base/ids.ts';

/** What is read from now on in this transaction is as it stands at its first read. */
export const holdStill = (tx: Tx) =>
  sql`set transaction isolation level repeatable read`.execute(tx);

/**
 * Whom an erasure touches: the groups it takes the person out of, and those who will miss them in a
 * list.
 */
export async function groupsTouched(
  tx: Tx,
  person: PersonId,
): Promise<{ ids: readonly GroupId[]; people: readonly PersonId[] }> {
  const groups = await tx
    .selectFrom('group_members')
    .select('group_id')
    .where('person_id', '=', person)
    .execute();
  const contacts = await tx
    .selectFrom('contacts')
    .select('contact_id')
    .where('person_id', '=', person)
    .execute();
  return { ids: groups.map((row) => row.group_id), people: contacts.map((row) => row.contact_id) };
}

/**
 * Groups that would have no manager who counts, and organisations that would have no admin, without this
 * person.
 */
export const onlyManagerOf = async (
  db: Db,
  person: PersonId,
): Promise<{ id: GroupId; name: string }[]> =>
  (
    await sql<{ id: GroupId; name: string }>`
      select g.id, g.name
      from group_members m
      join groups g on g.id = m.group_id and g.deleted_at is null
      where m.person_id = ${person}
        and m.role = 'manager'
        and not exists (select from managers_left(g.id, array[m.person_id]))
      order by g.name`.execute(db)
  ).rows;
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

export const erasedWithin = (db: Db, minutes: number) =>
  db
    .selectFrom('persons')
    .select(['id', 'email'])
    .where('deleted_at', '>', sql<Date>`now() - make_interval(mins => ${minutes})`)
    .execute();
