import { sql } from 'kysely';
import type { Admitted } from '../../access/admit.ts';
import type { Subject } from '../../access/subject.ts';
import { byName, type PlaceByName } from '../../base/data/by-name.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import { containing } from '../../base/data/search.ts';
import type { GroupId, PersonId } from '../../base/ids.ts';

type TechnicalRow = {
  readonly id: PersonId;
  readonly name: string;
  readonly key: string;
  readonly made_by: string | null;
  readonly made_at: Date;
  readonly tokens: number;
  readonly used_at: Date | null;
};
const names = byName('t.name', 't.person_id');
const columns = sql`
    t.person_id as id, t.name, ${names.key} as key, by.name as made_by, u.made_at,
      (select count(*)::int from good_tokens k where k.person_id = t.person_id) as tokens,
      (select max(k.used_at) from access_tokens k where k.person_id = t.person_id) as used_at`;
const joined = sql`
    from active_technical_users t
    join technical_users u on u.person_id = t.person_id
    left join persons by on by.id = u.made_by`;
export const listTechnicalUsers = async (
  db: Db,
  group: GroupId,
  {
    q,
    after,
    limit,
  }: { readonly q: string; readonly after: PlaceByName | null; readonly limit: number },
): Promise<TechnicalRow[]> =>
  (
    await sql<TechnicalRow>`
      select ${columns}
      ${joined}
      where t.group_id = ${group} and t.name ilike ${containing(q)} and ${names.after(after)}
      order by ${names.order}
      limit ${limit + 1}`.execute(db)
  ).rows;
export const readTechnicalUser = async (db: Db, id: PersonId): Promise<TechnicalRow> =>
  (
    await sql<TechnicalRow>`
      select ${columns}
      ${joined}
      where t.person_id = ${id}`.execute(db)
  ).rows[0]!;

/** Of these ids, the technical users, also those that are gone. */
export const technicalUsersById = async (db: Db, ids: readonly string[]): Promise<Subject[]> =>
  (
    await sql<Subject>`
      select t.person_id as id, g.organisation_id as organisation, p.name as title
      from technical_users t
      join groups g on g.id = t.group_id
      join persons p on p.id = t.person_id
      where t.person_id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;

/** Of one group, as names of groups are compared; with the group held. */
export const isNameTaken = async (db: Db, group: GroupId, name: string): Promise<boolean> =>
  (
    await sql<{ yes: boolean }>`
      select exists (
        select
        from active_technical_users t
        where t.group_id = ${group} and lower(t.name) = lower(${name})
      ) as yes`.execute(db)
  ).rows[0]!.yes;
export const technicalUsersOf = async (
  db: Db,
  group: GroupId,
): Promise<{ id: PersonId; name: string }[]> =>
  (
    await sql<{ id: PersonId; name: string }>`
      select t.person_id as id, p.name
      from technical_users t
      join persons p on p.id = t.person_id
      where t.group_id = ${group} and t.deleted_at is null
      order by t.person_id`.execute(db)
  ).rows;

type Making = {
  readonly id: PersonId;
  readonly group: GroupId;
  readonly madeBy: PersonId;
};
export const addTechnicalUser = async (
  tx: Tx,
  _by: Admitted<'manage-technical-users'>,
  { id, group, madeBy }: Making,
): Promise<void> =>
  void (await tx
    .insertInto('technical_users')
    .values({ person_id: id, group_id: group, made_by: madeBy, deleted_at: null })
    .execute());
export const endTechnicalUser = async (
  tx: Tx,
  _by: Admitted<'manage-technical-users'>,
  id: PersonId,
): Promise<void> =>
  void (await tx
    .updateTable('technical_users')
    .set({ deleted_at: sql<Date>`now()` })
    .where('person_id', '=', id)
    .execute());
