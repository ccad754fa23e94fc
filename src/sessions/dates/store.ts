import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import { containing } from '../../base/data/search.ts';
import type { EventId, GroupId, OrganisationId, SessionId } from '../../base/ids.ts';
import type { LinesAsked, Place } from '../agenda/lines.ts';
import type { Entering } from '../gate/gates.ts';
import { earliest, longest } from '../rules.ts';

export type DateRow = {
  readonly event: EventId;
  readonly session: SessionId;
  readonly title: string;
  readonly zone: string;
  readonly repeats: boolean;
  readonly hidden: boolean;
  readonly group: GroupId;
  readonly group_name: string;
  readonly organisation: OrganisationId;
  readonly organisation_name: string;
  readonly hosts: readonly string[];
  readonly starts: Date;
  readonly ends: Date;
  readonly opens: Date;
  readonly closes: Date;
  readonly open_end: boolean;
  readonly sequence: number;
  readonly door: Entering['door'];
  readonly cancelled: boolean;
  readonly reason: string;
  readonly further: number;
};
type Part = RawBuilder<unknown>;

const ofOne = (organisation: LinesAsked['organisation']): Part =>
  organisation === undefined ? sql`` : sql`and s.organisation_id = ${organisation}`;

/**
 * The groups whose sessions a person sees; `leads`: the hidden ones too; `hosted`: hidden ones of
 * the others; `shut`: where they are suspended, whose sessions they do not see by any group. The
 * same rule as the gate `see-session`, as a set.
 */
const sources = ({ person, organisation }: LinesAsked): Part => sql`
  me as materialized (
    select a.person_id as id,
      array(
        select om.organisation_id
        from organisation_members om
        where om.person_id = a.person_id and om.suspended_at is not null
      ) as shut
    from able_to_sign_in a
    where a.person_id = ${person}
  ),
    source as materialized (
      select o.group_id, me.shut, me.shut = '{}' as anywhere,
        exists (
          select
          from counting_members m
          where m.group_id = o.group_id and m.person_id = ${person} and m.role = 'manager'
        ) as leads
      from me
      cross join lateral groups_of(me.id) o
    ),
    hosted as materialized (
      select distinct s.id
      from me
      join session_hosts h on h.person_id = me.id
      join sessions s on s.id = h.session_id and s.hidden and s.organisation_id <> all(me.shut)
        ${ofOne(organisation)}
      join audience_groups a on a.audience_id = s.id
      join source f on f.group_id = a.group_id and not f.leads
    )`;

/** What is shown of the events that were `picked`. */
const shown = (order: Part, further: Part): Part => sql`
  select e.id as event, s.id as session, s.title, s.zone, s.repeats = 'weekly' as repeats, s.hidden,
    g.id as "group", g.name as group_name, o.id as organisation, o.name as organisation_name,
    coalesce(
      (
        select array_agg(p.name order by lower(p.name))
        from persons p
        where p.id in (
          select h.person_id
          from session_hosts h
          where h.session_id = s.id and (h.event_id is null or h.event_id = e.id)
        )
      ),
      '{}'
    ) as hosts,
    e.starts_at as starts, greatest(finishes_at(e), e.starts_at) as ends, opens_at(e) as opens,
    closes_at(e) as closes, e.open_end, e.sequence,
    (e.cancelled_at is not null or coalesce(s.cancelled_at < finishes_at(e), false)) as cancelled,
    coalesce(s.cancel_reason, '') as reason, coalesce(r.door, 'open') as door,
    ${further} as further
  from picked k
  join events e on e.id = k.id
  join sessions s on s.id = e.session_id
  cross join lateral (
    select g.id, g.name
    from audience_groups a
    join groups g on g.id = a.group_id
    where a.audience_id = s.id
      -- is true: looked up in a table made once, where a join would go through all for each event
      and (a.group_id in (select f.group_id from source f)) is true
    order by lower(g.name), g.id
    limit 1
  ) g
  join organisations o on o.id = s.organisation_id
  left join lateral entrance_of(s.id) r on true
  order by e.starts_at ${order}, e.id ${order}`;
/**
 * Only of somebody who is suspended somewhere, or where one organisation is asked about, does a walk
 * leave its index.
 */
const isOpen = ({ organisation }: LinesAsked): Part => sql`(
          f.anywhere or organisation_of(e.id) <> all(f.shut)
        ) ${organisation === undefined ? sql`` : sql`and organisation_of(e.id) = ${organisation}`}`;
const called = (when: string, { organisation }: LinesAsked) =>
  sql.raw(`/* dates-${when}${organisation === undefined ? '' : '-of-one'} */`);
const counted = sql`(
      select count(*)::int
      from events f
      where f.session_id = s.id and f.cancelled_at is null and f.starts_at > e.starts_at
    )`;

const lowest = '00000000-0000-0000-0000-000000000000';
const highest = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

type Walk = {
  readonly order: Part;
  /** What the walk comes to, and belongs to it. */
  readonly wanted: Part;
  /** Not after this event: all of them, where there is none. */
  readonly upTo: (event: Part) => Part;
};

/**
 * From a place on, forwards to what is to come or backwards to what is past. What starts before the
 * bound cannot still run, nor can what starts after it be over: so the walk of the index begins
 * there at the latest. As a second condition it would not: all that lies before it would be walked.
 */
function walkOf(when: 'upcoming' | 'past', now: Date, after: Place | null): Walk {
  const forwards = when === 'upcoming';
  const bound = new Date(now.getTime() + (forwards ? -longest : earliest) * 60_000);
  const far = after !== null && Date.parse(after.starts) > bound.getTime() === forwards;
  const [starts, event] = far ? [after.starts, after.event] : [bound, forwards ? lowest : highest];
  const place = sql`(${starts}::timestamptz, ${event}::uuid)`;
  return forwards
    ? {
        order: sql`asc`,
        wanted: sql`(e.starts_at, e.id) > ${place} and closes_at(e) > ${now}::timestamptz`,
        upTo: (edge) => sql`(e.starts_at, e.id) <= (
          coalesce((select starts_at from ${edge}), 'infinity'),
          coalesce((select id from ${edge}), ${sql.lit(lowest)})
        )`,
      }
    : {
        order: sql`desc`,
        wanted: sql`(e.starts_at, e.id) < ${place} and closes_at(e) <= ${now}::timestamptz`,
        upTo: (edge) => sql`(e.starts_at, e.id) >= (
          coalesce((select starts_at from ${edge}), '-infinity'),
          coalesce((select id from ${edge}), ${sql.lit(lowest)})
        )`,
      };
}

/**
 * One page of a person's events in two phases: the first event of each group names the few groups
 * that can reach this page and the last instant that can; only those are read. So the cost follows
 * the groups, not how much was ever stored, and both phases read the index alone. An event that
 * several of these groups have takes one place.
 */
export function pageOfDates(
  asked: LinesAsked,
  when: 'upcoming' | 'past',
  now: Date,
): RawBuilder<DateRow> {
  const { order, wanted, upTo } = walkOf(when, now, asked.after ?? null);
  const { limit } = asked;
  const ofGroup = sql`e.group_id = f.group_id and (not e.hidden or f.leads) and ${wanted}
        and ${isOpen(asked)}`;
  return sql<DateRow>`${called(when, asked)}
    with ${sources(asked)},
    firsts as materialized (
      select f.group_id, f.leads, f.shut, f.anywhere, e.starts_at, e.id,
        dense_rank() over (order by e.starts_at ${order}, e.id ${order}) as place
      from source f
      cross join lateral (
        select e.starts_at, e.id
        from group_dates e
        where ${ofGroup}
        order by e.starts_at ${order}, e.id ${order}
        limit 1
      ) e
    ),
    edge as materialized (
      select starts_at, id
      from firsts
      where place = ${limit}
      limit 1
    ),
    picked as (
      (
        select e.starts_at, e.id
        from firsts f
        cross join lateral (
          select e.starts_at, e.id
          from group_dates e
          where ${ofGroup} and ${upTo(sql`edge`)}
          order by e.starts_at ${order}, e.id ${order}
          limit ${limit}
        ) e
        where f.place <= ${limit}
      )
      union
      (
        select e.starts_at, e.id
        from hosted h
        join events e on e.session_id = h.id
        where ${wanted}
        order by e.starts_at ${order}, e.id ${order}
        limit ${limit}
      )
      order by starts_at ${order}, id ${order}
      limit ${limit}
    )
    ${shown(order, counted)}`;
}

/** The sessions whose titles match are few, so they come first and their events after. */
export function foundDates(
  asked: LinesAsked & { readonly q: string },
  when: 'upcoming' | 'past',
  now: Date,
): RawBuilder<DateRow> {
  const { order, wanted } = walkOf(when, now, asked.after ?? null);
  const pattern = containing(asked.q);
  return sql<DateRow>`
    with ${sources(asked)},
    found as materialized (
      select s.id
      from source f
      join audience_groups a on a.group_id = f.group_id
      join sessions s on s.id = a.audience_id
      where (not s.hidden or f.leads)
        and s.organisation_id <> all(f.shut) ${ofOne(asked.organisation)}
        and s.title ilike ${pattern}
      union
      select s.id
      from hosted h
      join sessions s on s.id = h.id
      where s.title ilike ${pattern}
    ),
    picked as (
      select e.starts_at, e.id
      from found f
      join events e on e.session_id = f.id
      where ${wanted}
      order by e.starts_at ${order}, e.id ${order}
      limit ${asked.limit}
    )
    ${shown(order, counted)}`;
}

/** Those that take place between two instants, even in part. */
export function datesBetween(asked: LinesAsked, from: Date, to: Date): RawBuilder<DateRow> {
  const wanted = sql`e.starts_at < ${to}::timestamptz
          and e.starts_at > ${new Date(from.getTime() - longest * 60_000)}::timestamptz
          and finishes_at(e) > ${from}::timestamptz`;
  return sql<DateRow>`${called('between', asked)}
    with ${sources(asked)},
    picked as (
      (
        select e.starts_at, e.id
        from source f
        cross join lateral (
          select e.starts_at, e.id
          from group_dates e
          where e.group_id = f.group_id
            and (not e.hidden or f.leads)
            and ${wanted}
            and ${isOpen(asked)}
          order by e.starts_at, e.id
          limit ${asked.limit}
        ) e
      )
      union
      (
        select e.starts_at, e.id
        from hosted h
        join events e on e.session_id = h.id
        where ${wanted}
      )
      order by starts_at, id
      limit ${asked.limit}
    )
    ${shown(sql`asc`, sql`0`)}`;
}

export const listDates = async (db: Db, asked: LinesAsked): Promise<readonly DateRow[]> => {
  const { stretch, q = '' } = asked;
  const statement =
    stretch.when === 'between'
      ? datesBetween(asked, stretch.from, stretch.to)
      : q
        ? foundDates({ ...asked, q }, stretch.when, stretch.now)
        : pageOfDates(asked, stretch.when, stretch.now);
  return (await statement.execute(db)).rows;
};
