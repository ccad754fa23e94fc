import type { Admitted } from '../../../access/admit.ts';
import { sql } from 'kysely';
import { addressContains, containing } from '../../../base/data/search.ts';
import { byName } from '../../../base/data/by-name.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId } from '../../../base/ids.ts';
import type { AddFacts, LeaveFacts } from '../standing/checks.ts';
import { keepsManager, type Found } from '../standing/store.ts';
import type { Role, Seat } from './rules.ts';

export const seatsOf = async (db: Db, group: GroupId): Promise<readonly Seat<PersonId>[]> =>
  (
    await db
      .selectFrom('group_members')
      .select(['person_id', 'role'])
      .where('group_id', '=', group)
      .execute()
  ).map(({ person_id, role }) => ({
    person: person_id,
    role,
  }));

/**
 * Contacts and memberships that an addition rests on stay until it is done, and nobody of them
 * deletes their account meanwhile.
 */
export async function holdGrounds(
  tx: Tx,
  me: PersonId,
  organisation: OrganisationId,
  people: readonly PersonId[],
): Promise<void> {
  await sql`
    select
    from persons
    where id = any(${[...people, me]}::uuid[]) and deleted_at is null
    order by id
    for key share`.execute(tx);
  await sql`
    select
    from contacts
    where person_id = ${me} and contact_id = any(${[...people]}::uuid[])
    order by contact_id
    for key share`.execute(tx);
  await sql`
    select
    from organisation_members
    where organisation_id = ${organisation} and person_id = any(${[...people, me]}::uuid[])
    order by person_id
    for key share`.execute(tx);
}

type Known = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly contact: boolean;
  readonly of: boolean;
  readonly counts: boolean;
  readonly shared: boolean;
  readonly incoming: string | null;
  readonly asked: string | null;
  readonly member: boolean;
};

/**
 * How `me` stands to each of these people; who is missing in the answer does not exist. A name is
 * shown only to those who know it from elsewhere.
 */
type Asker = {
  readonly me: PersonId;
  readonly admin: boolean;
  readonly group: GroupId;
  readonly organisation: OrganisationId;
  /** Who will manage the group, where that changes with the addition. */
  readonly managers?: readonly PersonId[];
};
/** Whether `p` would count there: of the organisation, or a contact of whoever manages it. */
const wouldCount = ({ group, organisation, managers }: Asker) => sql`
  case
    when exists (
      select
      from organisation_members om
      where om.organisation_id = ${organisation} and om.person_id = p.id
    ) then exists (
      select
      from organisation_members om
      where om.organisation_id = ${organisation}
        and om.person_id = p.id
        and om.suspended_at is null
    )
    else exists (
      select
      from contacts c
      where c.contact_id = p.id
        and c.person_id in (
          ${
            managers
              ? sql`select unnest(${[...managers]}::uuid[])`
              : sql`
          select boss.person_id
          from group_members boss
          where boss.group_id = ${group} and boss.role = 'manager'`
          }
        )
    )
  end`;
export async function standingOf(
  db: Db,
  asker: Asker,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, AddFacts['person']>> {
  const { me, admin, group, organisation } = asker;
  const { rows } = await sql<Known>`
    select p.id, p.name, p.email,
      exists (select from contacts c where c.person_id = ${me} and c.contact_id = p.id) as contact,
      exists (
        select
        from organisation_members om
        where om.organisation_id = ${organisation}
          and om.person_id = p.id
          and om.suspended_at is null
      ) as of,
      ${wouldCount(asker)} as counts,
      exists (
        select
        from organisation_members a
        join organisation_members b using (organisation_id)
        where a.person_id = ${me} and a.suspended_at is null and b.person_id = p.id
      ) or exists (
        select
        from group_members m
        where m.group_id = ${group} and m.person_id = p.id
      ) as shared,
      (
        select r.id
        from contact_requests r
        where r.from_id = p.id and r.to_id = ${me} and r.state = 'pending'
        limit 1
      ) as incoming,
      (
        select r.to_email
        from contact_requests r
        where r.from_id = ${me} and r.to_id = p.id and r.state in ('pending', 'declined')
        order by r.id desc
        limit 1
      ) as asked,
      exists (
        select
        from group_members m
        where m.group_id = ${group} and m.person_id = p.id
      ) as member
    from persons p
    where p.id = any(${[...people]}::uuid[]) and p.deleted_at is null`.execute(db);
  return new Map(rows.map((row) => [row.id, personFacts(row, admin)]));
}

function personFacts(
  { name, email, contact, of, counts, shared, incoming, asked, member }: Known,
  admin: boolean,
): AddFacts['person'] {
  const named = contact || shared || incoming !== null;
  return {
    label: named ? name : (asked ?? ''),
    email: contact || incoming !== null || (admin && of) ? email : asked,
    known: named || asked !== null,
    contact,
    ofOrganisation: of,
    counts,
    incoming,
    waiting: asked !== null,
    member,
  };
}

export async function seat(
  tx: Tx,
  _by: Admitted<'edit-group' | 'add-to-group' | 'administer-organisation'>,
  group: GroupId,
  seats: readonly Seat<PersonId>[],
  by: PersonId,
): Promise<void> {
  if (seats.length === 0) return;
  await sql`
    insert into group_members (group_id, person_id, role, added_by)
    select ${group}, person, role, ${by}
    from unnest(
      ${seats.map(({ person }) => person)}::uuid[], ${seats.map(({ role }) => role)}::text[]
    ) as given (person, role)`.execute(tx);
}
export async function unseat(
  tx: Tx,
  _by: Admitted<'edit-group' | 'remove-from-group' | 'leave-group'>,
  group: GroupId,
  people: readonly PersonId[],
): Promise<void> {
  if (people.length === 0) return;
  await tx
    .deleteFrom('group_members')
    .where('group_id', '=', group)
    .where('person_id', 'in', people)
    .execute();
}
export async function reseat(
  tx: Tx,
  _by: Admitted<'edit-group'>,
  group: GroupId,
  seats: readonly Seat<PersonId>[],
): Promise<void> {
  if (seats.length === 0) return;
  await sql`
    update group_members m
    set role = given.role
    from unnest(
      ${seats.map(({ person }) => person)}::uuid[], ${seats.map(({ role }) => role)}::text[]
    ) as given (person, role)
    where m.group_id = ${group} and m.person_id = given.person`.execute(tx);
}

export type CandidateRow = {
  readonly rank: number;
  readonly key: string;
  readonly sort: string;
  readonly person: PersonId | null;
  readonly name: string;
  readonly email: string;
  readonly picture: string | null;
  readonly contact: boolean;
  readonly of: boolean;
  readonly counts: boolean;
  readonly incoming: string | null;
  readonly member: Role | null;
};
type Search = {
  readonly q: string;
  readonly after: readonly [number, string, string] | null;
  readonly limit: number;
};

type Wanted = Asker & Search;
const named = ({ q }: Wanted) =>
  q ? sql`and (p.name ilike ${containing(q)} or ${addressContains('p.email', q)})` : sql``;
const people = byName('p.name', 'p.id');
const askers = byName('p.name', 'r.id');
const addresses = byName('r.to_email', 'r.id');
const all = byName('e.name', 'e.key');
/** Rows of one rank that come after the page before. */
const from = ({ after }: Wanted, rank: number, list: ReturnType<typeof byName>) => {
  if (!after || after[0] < rank) return sql``;
  return after[0] > rank ? sql`and false` : sql`and ${list.after([after[1], after[2]])}`;
};
const active = ({ organisation }: Wanted) => sql`
  exists (
    select
    from organisation_members om
    where om.organisation_id = ${organisation} and om.person_id = p.id and om.suspended_at is null
  )`;
const contact = ({ me }: Wanted) => sql`
  exists (select from contacts c where c.person_id = ${me} and c.contact_id = p.id)`;

const contactsOf = (wanted: Wanted) => sql`
  select 0, p.id, p.id, p.name, p.email, p.image, true, ${active(wanted)}, null::uuid
  from contacts mine
  join persons p on p.id = mine.contact_id and p.deleted_at is null
  where mine.person_id = ${wanted.me} ${named(wanted)}
    ${from(wanted, 0, people)}
  order by ${people.order}
  limit ${wanted.limit + 1}`;
const colleagues = (wanted: Wanted) => sql`
  select 0, p.id, p.id, p.name, p.email, p.image, false, true, null::uuid
  from persons p
  where p.deleted_at is null and ${active(wanted)} and not ${contact(wanted)} ${named(wanted)}
    ${from(wanted, 0, people)}
  order by ${people.order}
  limit ${wanted.limit + 1}`;
const whoAsked = (wanted: Wanted) => sql`
  select 1, r.id, p.id, p.name, p.email, null, false, false, r.id
  from contact_requests r
  join persons p on p.id = r.from_id and p.deleted_at is null
  where r.to_id = ${wanted.me} and r.state = 'pending' and not ${contact(wanted)}
    ${wanted.admin ? sql`and not ${active(wanted)}` : sql``} ${named(wanted)}
    ${from(wanted, 1, askers)}
  order by ${askers.order}
  limit ${wanted.limit + 1}`;
const wereAsked = (wanted: Wanted) => sql`
  select 2, r.id, null, r.to_email, r.to_email, null, false, false, null
  from contact_requests r
  where r.from_id = ${wanted.me} and r.state in ('pending', 'declined')
    ${wanted.q ? sql`and ${addressContains('r.to_email', wanted.q)}` : sql``}
    ${from(wanted, 2, addresses)}
    ${
      wanted.admin
        ? sql`
    and not exists (select from persons p where p.email = r.to_email and ${active(wanted)})`
        : sql``
    }
  order by ${addresses.order}
  limit ${wanted.limit + 1}`;

/**
 * First those who can be added, then those who have asked, then addresses that were asked and have
 * not accepted. Each source gives one page at most, so that an organisation of many does not have
 * to be sorted.
 */
export async function candidatesFor(
  db: Db,
  asker: Asker,
  search: Search,
): Promise<readonly CandidateRow[]> {
  const wanted = { ...asker, ...search };
  const { rows } = await sql<CandidateRow>`
    with everyone (rank, key, person, name, email, picture, contact, of, incoming) as (
      (${contactsOf(wanted)})
      ${asker.admin ? sql`union all (${colleagues(wanted)})` : sql``}
      union all (${whoAsked(wanted)})
      union all (${wereAsked(wanted)})
    )
    select e.*, ${all.key} as sort, m.role as member,
      coalesce((select ${wouldCount(asker)} from persons p where p.id = e.person), false) as counts
    from everyone e
    left join group_members m on m.group_id = ${asker.group} and m.person_id = e.person
    order by e.rank, ${all.order}
    limit ${search.limit + 1}`.execute(db);
  return rows;
}

/** The same with what leaving means for `person`. */
export async function findLeaving(db: Db, found: Found, person: PersonId): Promise<LeaveFacts> {
  const { rows } = await sql<{ listed: boolean; keeps: boolean }>`
    select exists (
      select
      from group_members m
      where m.group_id = g.id and m.person_id = ${person}
    ) as listed,
      ${keepsManager(person)} as keeps
    from groups g
    where g.id = ${found.id}`.execute(db);
  return { ...found, ...rows[0]! };
}

type Going = {
  readonly organisation: OrganisationId;
  readonly person: PersonId;
  readonly groups: readonly { readonly id: GroupId; readonly orphan: boolean }[];
  /** Manages from now on what nobody else does. */
  readonly heir: PersonId | null;
};
/** Takes a person out of all groups of an organisation. */
export async function takeFromGroups(
  tx: Tx,
  _by: Admitted<'remove-member' | 'leave-organisation'>,
  { organisation, person, groups, heir }: Going,
): Promise<void> {
  const orphans = groups.filter(({ orphan }) => orphan).map(({ id }) => id);
  if (heir && orphans.length > 0)
    await sql`
      insert into group_members (group_id, person_id, role, added_by)
      select g, ${heir}, 'manager', ${heir}
      from unnest(${orphans}::uuid[]) g
      on conflict (person_id, group_id) do update set role = 'manager'`.execute(tx);
  await sql`
    delete
    from group_members m using groups g
    where g.id = m.group_id and g.organisation_id = ${organisation} and m.person_id = ${person}`.execute(
    tx,
  );
  if (groups.length > 0)
    await sql`
      update groups
      set version = version + 1
      where id = any(${groups.map(({ id }) => id)}::uuid[])`.execute(tx);
}
