import { sql } from 'kysely';
import type { Db } from '../../../../base/data/database.ts';
import { addressContains, containing } from '../../../../base/data/search.ts';
import type { GroupId, PersonId } from '../../../../base/ids.ts';

type Role = 'manager' | 'member';
export type MemberRow = {
  readonly key: string;
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly picture: string | null;
  readonly role: Role;
  readonly since: Date;
  readonly addedBy: string | null;
  readonly outside: boolean;
  readonly counts: boolean;
};
type Sought = {
  readonly q: string;
  /** Addresses are searched only for those who see them. */
  readonly byAddress: boolean;
  readonly after: readonly [Role, string, string] | null;
  readonly limit: number;
};
/** What is special about a place is looked up for the rows of this page only. */
export async function membersOf(
  db: Db,
  group: GroupId,
  { q, byAddress, after, limit }: Sought,
): Promise<readonly MemberRow[]> {
  const address = byAddress ? sql`or ${addressContains('p.email', q)}` : sql``;
  const { rows } = await sql<MemberRow>`
    with page as (
      select m.group_id, m.role, m.since, m.added_by, lower(p.name) as key, p.id, p.name, p.email,
        p.image
      from group_members m
      join persons p on p.id = m.person_id and p.deleted_at is null
      where m.group_id = ${group}
        ${q ? sql`and (p.name ilike ${containing(q)} ${address})` : sql``}
        ${
          after
            ? sql`
        and (m.role, lower(p.name), p.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`
            : sql``
        }
      order by m.role, lower(p.name), p.id
      limit ${limit + 1}
    )
    select page.key, page.id, page.name, page.email, page.image as picture, page.role, page.since,
      by.name as "addedBy", om.person_id is null as outside, c.person_id is not null as counts
    from page
    join groups g on g.id = page.group_id
    left join persons by on by.id = page.added_by
    left join organisation_members om on om.organisation_id = g.organisation_id
      and om.person_id = page.id
    left join counting_members c on c.group_id = page.group_id and c.person_id = page.id
    order by page.role, page.key, page.id`.execute(db);
  return rows;
}

/** How many are on the list, and how many of them count. */
export const countMembers = async (db: Db, group: GroupId) =>
  (
    await sql<{ listed: number; counting: number }>`
      select
        (select count(*)::int from group_members m where m.group_id = ${group}) as listed,
        (select count(*)::int from counting_members c where c.group_id = ${group}) as counting`.execute(
      db,
    )
  ).rows[0]!;
