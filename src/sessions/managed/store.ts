import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import { containing } from '../../base/data/search.ts';
import type { GroupId, OrganisationId, PersonId, SessionId } from '../../base/ids.ts';
import { longest } from '../rules.ts';
import type { Named } from '../../people/known/store.ts';

export type Managed = {
  readonly id: SessionId;
  readonly title: string;
  readonly group: Named<GroupId> | null;
  readonly organisation: Named<OrganisationId>;
  readonly hidden: boolean;
  readonly cancelled: boolean;
  readonly repeats: boolean;
  readonly next: Date | null;
  readonly last: Date | null;
  readonly version: number;
};

/**
 * The place after which a page starts: among those that take place, by their next date; then the
 * others, newest first.
 */
export type ManagedPlace = { readonly next: string | null; readonly id: string };

type Sought = {
  readonly organisation: OrganisationId | null;
  readonly q: string;
  readonly after: ManagedPlace | null;
  readonly limit: number;
  readonly now: Date;
};

/**
 * What somebody manages in an organisation, and by a group they manage in those that they are not
 * of: so that all that the gate `manage-session` lets them change stands in a list of theirs.
 * One short walk of the coming dates for each group; those without a date follow by their ids,
 * which rise with time.
 */
export async function listManaged(db: Db, person: PersonId, sought: Sought): Promise<Managed[]> {
  const { after, limit, now } = sought;
  const groupless = keptBy(person, sought);
  const dated = sql`
    select managed.*
    from mine
    cross join lateral (${withDate(datesOfGroup, sought)}) managed
    union (${withDate({ ...anyDate, where: groupless }, sought)})
    union`;
  const { rows } = await sql<Managed>`
    with me as materialized (${standing(person, sought)}),
      admin as materialized (${adminHere}),
      mine as materialized (${groupsManaged}),
      found as (
        ${after && after.next === null ? sql`` : dated}
        select managed.*
        from mine
        cross join lateral (${withoutDate(ofGroup, sought)}) managed
        union (${withoutDate({ ...anySession, where: groupless }, sought)})
      )
    select session.id, session.title,
      case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name) end as "group",
      jsonb_build_object('id', home.id, 'name', home.name) as organisation,
      session.hidden, session.cancelled_at is not null as cancelled,
      session.repeats = 'weekly' as repeats, session.version, page.next,
      (
        select event.starts_at
        from events event
        where event.session_id = session.id and event.starts_at <= ${now}
        order by event.starts_at desc
        limit 1
      ) as last
    from (
      select *
      from found
      order by next, case when next is not null then id end, id desc
      limit ${limit}
    ) page
    join sessions session on session.id = page.id
    join organisations home on home.id = session.organisation_id
    left join lateral (
      select g.id, g.name
      from audience_groups audience
      join mine on mine.id = audience.group_id
      join groups g on g.id = audience.group_id
      where audience.audience_id = session.id
      order by lower(g.name), g.id
      limit 1
    ) g on true
    order by page.next, case when page.next is not null then session.id end, session.id desc
  `.execute(db);
  return rows;
}

/** `here`: where they are not suspended; `homes`: where they belong, suspended or not. */
const standing = (person: PersonId, { organisation }: Sought) => sql`
  select able.person_id as id, open.id as here,
    array(
      select member.organisation_id
      from organisation_members member
      where member.person_id = able.person_id
    ) as homes
  from able_to_sign_in able
  left join organisations open on open.id = ${organisation}
    and not exists (
      select
      from organisation_members member
      where member.organisation_id = open.id
        and member.person_id = able.person_id
        and member.suspended_at is not null
    )
  where able.person_id = ${person}`;

const adminHere = sql`
  select
  from me
  join organisation_members member on member.organisation_id = me.here
    and member.person_id = me.id
  where member.role = 'admin'`;

/** `leads`: by themselves, and not as an admin of the organisation that it is of. */
const groupsManaged = sql`
  select found.id, bool_or(found.leads) as leads, me.here, me.homes
  from me
  cross join lateral (
    select g.id, false as leads
    from groups g
    where g.organisation_id = me.here
      and g.deleted_at is null
      and exists (select from admin)
    union all
    select member.group_id, true
    from counting_members member
    where member.person_id = me.id and member.role = 'manager'
  ) found
  group by found.id, me.here, me.homes`;
const listedHere = sql`(
  session.organisation_id = mine.here
  or mine.leads and session.organisation_id <> all(mine.homes)
)`;

/**
 * A session that has no group of its organisation now is kept by the admins, one that has none by
 * who made it, too.
 */
const keptBy = (person: PersonId, { organisation }: Sought) => sql`
    session.organisation_id = ${organisation}
    and (
      exists (select from admin)
      and not exists (
        select
        from audience_groups a
        join groups g on g.id = a.group_id and g.organisation_id = ${organisation}
        where a.audience_id = session.id
      )
      or session.created_by = ${person}
      and not exists (select from audience_groups a where a.audience_id = session.id)
      and exists (select from me where me.here = any(me.homes))
    )`;

const named = ({ q }: Sought) => (q ? sql`and session.title ilike ${containing(q)}` : sql``);
const comes = (event: string, { now }: Sought) => sql`
  ${sql.raw(event)}.cancelled_at is null
  and ${sql.raw(event)}.starts_at > ${now}::timestamptz - make_interval(mins => ${longest})
  and finishes_at(${sql.raw(event)}) > ${now}`;

type Dates = Readonly<Record<'from' | 'starts' | 'where', RawBuilder<unknown>>>;
const anyDate = { from: sql`events event`, starts: sql`event.starts_at` };
const datesOfGroup: Dates = {
  from: sql`group_dates date join events event on event.id = date.id`,
  starts: sql`date.starts_at`,
  where: sql`date.group_id = mine.id and ${listedHere}`,
};
function withDate({ from, starts, where }: Dates, sought: Sought): RawBuilder<unknown> {
  const { after, limit, now } = sought;
  const [at, id] = after?.next
    ? [after.next, after.id]
    : ['-infinity', '00000000-0000-0000-0000-000000000000'];
  return sql`
    select event.session_id as id, ${starts} as next
    from ${from}
    join sessions session on session.id = event.session_id
    where ${where}
      and ${starts} > ${now}::timestamptz - make_interval(mins => ${longest})
      and session.kind = 'group'
      and session.cancelled_at is null ${named(sought)}
      and ${comes('event', sought)}
      and (${starts}, event.session_id) > (${at}::timestamptz, ${id}::uuid)
      and not exists (
        select
        from events sooner
        where sooner.session_id = session.id
          and ${comes('sooner', sought)}
          and sooner.starts_at < event.starts_at
      )
    order by ${starts}, event.session_id
    limit ${limit}`;
}

type Which = Readonly<Record<'from' | 'id' | 'where', RawBuilder<unknown>>>;
const anySession = { from: sql`sessions session`, id: sql`session.id` };
const ofGroup: Which = {
  from: sql`audience_groups audience
    join sessions session on session.id = audience.audience_id`,
  id: sql`audience.audience_id`,
  where: sql`audience.group_id = mine.id and ${listedHere}`,
};
function withoutDate({ from, id, where }: Which, sought: Sought): RawBuilder<unknown> {
  const { after, limit } = sought;
  const older = after && after.next === null ? sql`and ${id} < ${after.id}` : sql``;
  return sql`
    select session.id, null::timestamptz as next
    from ${from}
    where ${where}
      and session.kind = 'group' ${named(sought)} ${older}
      and (
        session.cancelled_at is not null
        or not exists (
          select
          from events event
          where event.session_id = session.id and ${comes('event', sought)}
        )
      )
    order by ${id} desc
    limit ${limit}`;
}

export async function listGroupsToMakeFor(
  db: Db,
  person: PersonId,
  organisation: OrganisationId,
): Promise<(Named<GroupId> & { people: number })[]> {
  const { rows } = await sql<Named<GroupId> & { people: number }>`
    select g.id, g.name, (select count(*)::int from people_of(g.id)) as people
    from groups g
    where g.organisation_id = ${organisation}
      and g.deleted_at is null
      and (
        exists (
          select
          from counting_members m
          where m.group_id = g.id and m.person_id = ${person} and m.role = 'manager'
        )
        or exists (
          select
          from organisation_members a
          where a.organisation_id = g.organisation_id
            and a.person_id = ${person}
            and a.role = 'admin'
            and a.suspended_at is null
        )
      )
    order by lower(g.name), g.id
    limit 500`.execute(db);
  return rows;
}

export type Prepared = Readonly<Record<'invited' | 'grouped' | 'planned', boolean>>;

export async function loadPrepared(db: Db, organisation: OrganisationId): Promise<Prepared> {
  const { rows } = await sql<Prepared>`
    select (
      select count(*)
      from (select from organisation_members where organisation_id = ${organisation} limit 2) m
    ) > 1 or exists (select from invitations where organisation_id = ${organisation}) as invited,
      exists (
        select
        from groups
        where organisation_id = ${organisation} and deleted_at is null
      ) as grouped,
      exists (
        select
        from sessions
        where organisation_id = ${organisation} and kind = 'group'
      ) as planned`.execute(db);
  return rows[0]!;
}
