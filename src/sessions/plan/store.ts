import { containing } from '../../base/data/search.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import type { EventId, GroupId, OrganisationId, PersonId, SessionId } from '../../base/ids.ts';
import { newId } from '../../base/ids.ts';
import { longest, type Occurrence, type Plan } from '../rules.ts';
import type { GroupFacts } from './gates.ts';

export type Named<Id> = { readonly id: Id; readonly name: string };
export type Dated = {
  readonly id: EventId;
  readonly starts: Date;
  readonly ends: Date;
  readonly openEnd: boolean;
  readonly cancelled: boolean;
};
export type Details = {
  readonly id: SessionId;
  readonly organisation: Named<OrganisationId>;
  readonly group: Named<GroupId> | null;
  readonly title: string;
  readonly description: string;
  readonly plan: Plan;
  readonly hidden: boolean;
  readonly hosts: readonly Named<PersonId>[];
  readonly cancelled: { readonly at: Date; readonly reason: string } | null;
  readonly version: number;
  readonly next: (Dated & { readonly opens: Date }) | null;
};

/**
 * What one may know and do about a group. It does not exist for somebody who is neither in it nor
 * an admin.
 */
export async function loadGroupFacts(
  db: Db,
  person: PersonId,
  group: GroupId,
): Promise<GroupFacts> {
  const { rows } = await sql<{
    id: GroupId;
    name: string;
    organisation: OrganisationId;
    manages: boolean;
    admin: boolean;
    inside: boolean;
  }>`/* group-facts */
    select g.id, g.name, g.organisation_id as organisation, om.role is not null as admin,
      exists (
        select
        from counting_members m
        where m.group_id = g.id and m.person_id = ${person} and m.role = 'manager'
      ) as manages,
      exists (select from groups_of(${person}) o where o.group_id = g.id) as inside
    from groups g
    left join organisation_members om on om.organisation_id = g.organisation_id
      and om.person_id = ${person}
      and om.role = 'admin'
      and om.suspended_at is null
    where g.id = ${group} and g.deleted_at is null`.execute(db);
  const row = rows[0];
  if (!row || !(row.manages || row.admin || row.inside))
    return { group: null, manages: false, admin: false };
  return {
    group: { id: row.id, name: row.name, organisation: row.organisation },
    manages: row.manages,
    admin: row.admin,
  };
}

export async function findSession(db: Db, session: SessionId, now: Date): Promise<Details | null> {
  const { rows } = await sql<DetailsRow>`/* session-details */
    select s.id, s.organisation_id, s.title, s.description, s.starts_on, s.starts_at_time, s.zone,
      s.minutes, s.repeats_until, s.hidden, s.cancelled_at, s.cancel_reason, s.version,
      o.name as organisation_name, g.id as live_group, g.name as group_name, hosts.list as hosts,
      next.event as next
    from sessions s
    join organisations o on o.id = s.organisation_id
    left join groups g on g.id = s.group_id and g.deleted_at is null
    left join lateral (
      select jsonb_agg(
        jsonb_build_object('id', p.id, 'name', p.name) order by lower(p.name), p.id
      ) as list
      from session_hosts h
      join persons p on p.id = h.person_id and p.deleted_at is null
      where h.session_id = s.id
    ) hosts on true
    left join lateral (
      select jsonb_build_object(
        'id', e.id, 'starts', e.starts_at, 'ends', e.ends_at, 'openEnd', e.open_end, 'cancelled',
          e.cancelled_at is not null, 'opens', opens_at(e)
      ) as event
      from events e
      where e.session_id = s.id and e.cancelled_at is null and closes_at(e) > ${now}
      order by e.starts_at
      limit 1
    ) next on true
    where s.id = ${session} and s.kind = 'group'`.execute(db);
  return rows[0] ? detailsOf(rows[0]) : null;
}
type DetailsRow = {
  id: SessionId;
  organisation_id: OrganisationId;
  organisation_name: string;
  live_group: GroupId | null;
  group_name: string;
  title: string;
  description: string;
  starts_on: string;
  starts_at_time: string;
  zone: string;
  minutes: number | null;
  repeats_until: string | null;
  hidden: boolean;
  hosts: Named<PersonId>[] | null;
  cancelled_at: Date | null;
  cancel_reason: string | null;
  version: number;
  next: {
    id: EventId;
    starts: string;
    ends: string;
    openEnd: boolean;
    cancelled: boolean;
    opens: string;
  } | null;
};
const detailsOf = (row: DetailsRow): Details => ({
  id: row.id,
  organisation: { id: row.organisation_id, name: row.organisation_name },
  group: row.live_group === null ? null : { id: row.live_group, name: row.group_name },
  title: row.title,
  description: row.description,
  plan: {
    start: `${row.starts_on}T${row.starts_at_time}`,
    zone: row.zone,
    minutes: row.minutes,
    until: row.repeats_until,
  },
  hidden: row.hidden,
  hosts: row.hosts ?? [],
  cancelled: row.cancelled_at ? { at: row.cancelled_at, reason: row.cancel_reason ?? '' } : null,
  version: row.version,
  next: row.next && {
    ...row.next,
    starts: new Date(row.next.starts),
    ends: new Date(row.next.ends),
    opens: new Date(row.next.opens),
  },
});

export const lockSession = async (tx: Tx, session: SessionId): Promise<void> =>
  void (await tx
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', session)
    .forUpdate()
    .execute());
/** A group that is being deleted cannot get a session meanwhile. */
export const lockGroup = async (tx: Tx, group: GroupId): Promise<void> =>
  void (await tx.selectFrom('groups').select('id').where('id', '=', group).forShare().execute());

const planned = ({ start, zone, minutes, until }: Plan) => ({
  starts_on: start.slice(0, 10),
  starts_at_time: start.slice(11, 16),
  zone,
  minutes,
  repeats: until === null ? ('never' as const) : ('weekly' as const),
  repeats_until: until,
});

export type Draft = {
  readonly title: string;
  readonly description: string;
  readonly plan: Plan;
  readonly hidden: boolean;
};
export async function insertSession(
  tx: Tx,
  by: PersonId,
  group: { readonly id: GroupId; readonly organisation: OrganisationId },
  { title, description, plan, hidden }: Draft,
): Promise<SessionId> {
  const id = newId<'session'>();
  await tx
    .insertInto('sessions')
    .values({
      id,
      organisation_id: group.organisation,
      kind: 'group',
      group_id: group.id,
      title,
      description,
      hidden,
      ...planned(plan),
      created_by: by,
    })
    .execute();
  await tx.insertInto('rooms').values({ id: newId<'room'>(), session_id: id }).execute();
  return id;
}

export const updateSession = async (
  tx: Tx,
  session: SessionId,
  group: GroupId | null,
  { title, description, plan, hidden }: Draft,
): Promise<void> =>
  void (await tx
    .updateTable('sessions')
    .set((eb) => ({
      title,
      description,
      hidden,
      group_id: group,
      ...planned(plan),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', session)
    .execute());

export async function cancelSession(
  tx: Tx,
  session: SessionId,
  reason: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('sessions')
    .set((eb) => ({ cancelled_at: now, cancel_reason: reason, version: eb('version', '+', 1) }))
    .where('id', '=', session)
    .execute();
  await bumpEvents(tx, session, now);
}

export async function setHosts(
  tx: Tx,
  session: SessionId,
  hosts: readonly PersonId[],
): Promise<void> {
  await tx.deleteFrom('session_hosts').where('session_id', '=', session).execute();
  if (hosts.length > 0)
    await tx
      .insertInto('session_hosts')
      .values(hosts.map((person) => ({ session_id: session, person_id: person })))
      .execute();
}

/** Events that are not over: what a changed plan may move. */
export async function listOpenEvents(
  tx: Tx,
  session: SessionId,
  now: Date,
): Promise<{ id: EventId; starts: Date }[]> {
  return tx
    .selectFrom('events')
    .select(['id', 'starts_at as starts'])
    .where('session_id', '=', session)
    .where(sql<boolean>`finishes_at(events) > ${now}`)
    .orderBy('starts_at')
    .execute();
}
export async function insertEvents(
  tx: Tx,
  session: SessionId,
  openEnd: boolean,
  events: readonly Occurrence[],
): Promise<void> {
  if (events.length > 0)
    await tx
      .insertInto('events')
      .values(
        events.map((event) => ({
          id: newId<'event'>(),
          session_id: session,
          group_id: null,
          starts_at: event.starts,
          ends_at: event.ends,
          open_end: openEnd,
        })),
      )
      .execute();
}
export async function moveEvents(
  tx: Tx,
  openEnd: boolean,
  moves: readonly (readonly [{ readonly id: EventId }, Occurrence])[],
): Promise<void> {
  await sql`
    update events e
    set starts_at = v.starts, ends_at = v.ends, open_end = ${openEnd}, sequence = e.sequence + 1,
      opened_early_at = case when e.starts_at = v.starts then e.opened_early_at end
    from unnest(
      ${moves.map(([event]) => event.id)}::uuid[],
        ${moves.map(([, to]) => to.starts)}::timestamptz[],
        ${moves.map(([, to]) => to.ends)}::timestamptz[]
    ) as v (id, starts, ends)
    where e.id = v.id`.execute(tx);
}
export const deleteEvents = async (
  tx: Tx,
  events: readonly { readonly id: EventId }[],
): Promise<void> => {
  if (events.length > 0)
    await tx
      .deleteFrom('events')
      .where(
        'id',
        'in',
        events.map((event) => event.id),
      )
      .execute();
};
/** Calendars take a change for one only when the number rises. */
export const bumpEvents = async (tx: Tx, session: SessionId, now: Date): Promise<void> =>
  void (await sql`
    update events
    set sequence = sequence + 1
    where session_id = ${session} and ends_at > ${now}`.execute(tx));

export async function listEvents(
  db: Db,
  session: SessionId,
  after: { readonly at: string; readonly id: string } | null,
  limit: number,
): Promise<Dated[]> {
  const { rows } = await sql<Dated>`
    select id, starts_at as starts, ends_at as ends, open_end as "openEnd",
      cancelled_at is not null as cancelled
    from events
    where session_id = ${session}
      and (starts_at, id) > (
        ${after?.at ?? '-infinity'}::timestamptz,
          ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid
      )
    order by starts_at, id
    limit ${limit}`.execute(db);
  return rows;
}

/** Of `persons`, those in the group. */
export async function inGroup(
  db: Db,
  group: GroupId,
  persons: readonly PersonId[],
): Promise<Set<PersonId>> {
  if (persons.length === 0) return new Set();
  const { rows } = await sql<{
    id: PersonId;
  }>`
    select person_id as id
    from people_of(${group})
    where person_id = any(${persons}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

export async function loadAudience(
  db: Db,
  group: GroupId,
  session: SessionId | null,
  q: string,
): Promise<{ people: number; gain: number; lose: number; found: Named<PersonId>[] }> {
  const { rows } = await sql<{
    people: number;
    gain: number;
    lose: number;
    found: Named<PersonId>[] | null;
  }>`
    with now as materialized (select person_id from people_of(${group})),
      before as materialized (select person_id from audience_people(${session}))
    select (select count(*)::int from now) as people,
      (select count(*)::int from now where person_id not in (select person_id from before)) as gain,
      (select count(*)::int from before where person_id not in (select person_id from now)) as lose,
      (
        select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name))
        from (
          select p.id, p.name
          from now
          join persons p on p.id = now.person_id
          where p.name ilike ${containing(q)}
          order by lower(p.name), p.id
          limit 30
        ) f
      ) as found`.execute(db);
  return { ...rows[0]!, found: rows[0]!.found ?? [] };
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

export type Managed = {
  readonly id: SessionId;
  readonly title: string;
  readonly group: Named<GroupId> | null;
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

/**
 * One short walk of the coming dates for each group; those without a date follow by their ids,
 * which rise with time.
 */
export async function listManaged(
  db: Db,
  person: PersonId,
  organisation: OrganisationId,
  q: string,
  after: ManagedPlace | null,
  limit: number,
  now: Date,
): Promise<Managed[]> {
  const like = q ? sql`and s.title ilike ${containing(q)}` : sql``;
  const [at, id] = after?.next
    ? [after.next, after.id]
    : ['-infinity', '00000000-0000-0000-0000-000000000000'];
  const older = after && after.next === null ? sql`and s.id < ${after.id}` : sql``;
  const comes = (event: string) => sql`
    ${sql.raw(event)}.cancelled_at is null
    and ${sql.raw(event)}.starts_at > ${now}::timestamptz - make_interval(mins => ${longest})
    and finishes_at(${sql.raw(event)}) > ${now}`;
  const dated = (of: RawBuilder<unknown>) => sql`
    select e.session_id as id, e.starts_at as next
    from events e
    join sessions s on s.id = e.session_id
    where ${of}
      and s.kind = 'group'
      and s.cancelled_at is null ${like}
      and ${comes('e')}
      and (e.starts_at, e.session_id) > (${at}::timestamptz, ${id}::uuid)
      and not exists (
        select
        from events f
        where f.session_id = s.id and ${comes('f')} and f.starts_at < e.starts_at
      )
    order by e.starts_at, e.session_id
    limit ${limit}`;
  const undated = (of: RawBuilder<unknown>) => sql`
    select s.id, null::timestamptz as next
    from sessions s
    where ${of}
      and s.kind = 'group' ${like} ${older}
      and (
        s.cancelled_at is not null
        or not exists (select from events f where f.session_id = s.id and ${comes('f')})
      )
    order by s.id desc
    limit ${limit}`;
  const groupless = sql`
    s.organisation_id = ${organisation}
    and not exists (select from groups g where g.id = s.group_id and g.deleted_at is null)
    and (
      exists (select from admin)
      or s.created_by = ${person} and exists (
        select
        from organisation_members om
        where om.organisation_id = ${organisation}
          and om.person_id = ${person}
          and om.suspended_at is null
      )
    )`;
  const { rows } = await sql<Managed>`
    with admin as materialized (
      select
      from organisation_members
      where organisation_id = ${organisation}
        and person_id = ${person}
        and role = 'admin'
        and suspended_at is null
    ),
      mine as materialized (
        select g.id
        from groups g
        where g.organisation_id = ${organisation}
          and g.deleted_at is null
          and exists (select from admin)
        union
        select m.group_id
        from counting_members m
        where m.person_id = ${person} and m.role = 'manager' and m.organisation_id = ${organisation}
      ),
      found as (
        ${
          after && after.next === null
            ? sql`
          select null::uuid as id, null::timestamptz as next
          where false`
            : sql`
          (
            select x.*
            from mine
            cross join lateral (${dated(sql`e.group_id = mine.id`)}) x
          ) union (${dated(groupless)})`
        }
          union all (
          select x.*
          from mine
          cross join lateral (${undated(sql`s.group_id = mine.id`)}) x
        ) union all (${undated(groupless)})
      )
    select s.id, s.title,
      case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name) end as "group",
      s.hidden, s.cancelled_at is not null as cancelled, s.repeats = 'weekly' as repeats, s.version,
      p.next,
      (
        select e.starts_at
        from events e
        where e.session_id = s.id and e.starts_at <= ${now}
        order by e.starts_at desc
        limit 1
      ) as last
    from (
      select *
      from found
      order by next, case when next is not null then id end, id desc
      limit ${limit}
    ) p
    join sessions s on s.id = p.id
    left join groups g on g.id = s.group_id and g.deleted_at is null
    order by p.next, case when p.next is not null then s.id end, s.id desc`.execute(db);
  return rows;
}

export type FirstSteps = Readonly<Record<'invited' | 'grouped' | 'planned' | 'entered', boolean>>;

export async function loadFirstSteps(db: Db, organisation: OrganisationId): Promise<FirstSteps> {
  const { rows } = await sql<FirstSteps>`
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
      ) as planned,
      exists (
        select
        from sessions s
        join rooms r on r.session_id = s.id
        join stays y on y.room_id = r.id
        where s.organisation_id = ${organisation}
      ) as entered`.execute(db);
  return rows[0]!;
}
