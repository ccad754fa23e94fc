import { containing } from '../../base/data/search.ts';
import type pg from 'pg';
import { named, type Pool } from '../../base/data/database.ts';
import type { EventId, GroupId, OrganisationId, PersonId, SessionId } from '../../base/ids.ts';
import type { Entering } from '../gate/gates.ts';
import { earliest, longest } from '../rules.ts';

export type Row = pg.QueryResultRow & {
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
  /** Only of a page. */ readonly further?: number;
};

/**
 * The groups whose sessions the person $1 sees; `leads`: the hidden ones too; `hosted`: hidden ones
 * of the others. The same rule as the gate `see-session`, as a set; `ofOne`: of the organisation $6
 * alone.
 */
const sourcesOf = (ofOne: boolean): string => `
  me as materialized (select id from persons where id = $1 and email_verified and deleted_at is null),
  source as materialized (
    select o.group_id, exists (select from counting_members m where m.group_id = o.group_id and m.person_id = $1 and m.role = 'manager') as leads
      from me cross join lateral groups_of(me.id) o${ofOne ? ' join groups g on g.id = o.group_id and g.organisation_id = $6' : ''}),
  hosted as materialized (
    select s.id from me join session_hosts h on h.person_id = me.id join sessions s on s.id = h.session_id and s.hidden join source f on f.group_id = s.group_id and not f.leads)`;

const sources = sourcesOf(false);

const shownWith = (columns: string): string => `
  select ${columns}e.id as event, s.id as session, s.title, s.zone, s.repeats = 'weekly' as repeats, s.hidden, g.id as "group", g.name as group_name, o.id as organisation, o.name as organisation_name,
         coalesce((select array_agg(p.name order by lower(p.name)) from session_hosts h join persons p on p.id = h.person_id where h.session_id = s.id), '{}') as hosts,
         e.starts_at as starts, greatest(finishes_at(e), e.starts_at) as ends, opens_at(e) as opens, closes_at(e) as closes,
         e.open_end, e.sequence, (e.cancelled_at is not null or coalesce(s.cancelled_at < finishes_at(e), false)) as cancelled, coalesce(s.cancel_reason, '') as reason, coalesce(r.door, 'open') as door
    from picked k join events e on e.id = k.id join sessions s on s.id = e.session_id join groups g on g.id = s.group_id join organisations o on o.id = s.organisation_id left join rooms r on r.session_id = s.id`;
const shown = shownWith('');
const shownOnPage = shownWith(`
         (select count(*)::int from events f where f.session_id = s.id and f.cancelled_at is null and f.starts_at > e.starts_at) as further,
         `);

/**
 * One page of a person's events in two phases: the first event of each group names the few groups
 * that can reach this page and the last instant that can; only those are read. So the cost follows
 * the groups, not how much was ever stored. $2 now, $3 and $4 the place after which the page
 * starts, $5 how many.
 */
export function pageText(past: boolean, ofOne = false): string {
  const order = past ? 'desc' : 'asc';
  const after = past ? '<' : '>';
  const within = past ? '>=' : '<=';
  const running = `closes_at(e) ${past ? '<=' : '>'} $2::timestamptz`;
  // nothing outside of this can satisfy `running`; it keeps the walk of the index short
  const bounded = past
    ? `e.starts_at <= $2::timestamptz + interval '${earliest} minutes'`
    : `e.starts_at > $2::timestamptz - interval '${longest} minutes'`;
  const wanted = `(e.starts_at, e.id) ${after} ($3::timestamptz, $4::uuid) and ${bounded} and ${running}`;
  return `with ${sourcesOf(ofOne)},
  firsts as materialized (
    select f.group_id, f.leads, e.starts_at, e.id from source f cross join lateral (
      select e.starts_at, e.id from events e join sessions s on s.id = e.session_id
       where e.group_id = f.group_id and (not s.hidden or f.leads) and ${wanted} order by e.starts_at ${order}, e.id ${order} limit 1) e
     order by e.starts_at ${order}, e.id ${order} limit $5),
  edge as materialized (select starts_at, id from firsts order by starts_at ${past ? 'asc' : 'desc'}, id ${past ? 'asc' : 'desc'} limit (select case when count(*) < $5 then 0 else 1 end from firsts)),
  picked as (
    (select e.starts_at, e.id from firsts f cross join lateral (
      select e.starts_at, e.id from events e join sessions s on s.id = e.session_id
       where e.group_id = f.group_id and (not s.hidden or f.leads) and ${wanted}
         and (e.starts_at, e.id) ${within} (coalesce((select starts_at from edge), '${past ? '-' : ''}infinity'), coalesce((select id from edge), '00000000-0000-0000-0000-000000000000'))
       order by e.starts_at ${order}, e.id ${order} limit $5) e)
    union
    (select e.starts_at, e.id from hosted h join events e on e.session_id = h.id where ${wanted} order by e.starts_at ${order}, e.id ${order} limit $5)
    order by starts_at ${order}, id ${order} limit $5)
  ${shownOnPage} order by e.starts_at ${order}, e.id ${order}`;
}
const upcoming = named<Row>('agenda-upcoming', pageText(false));
const past = named<Row>('agenda-past', pageText(true));
const upcomingOfOne = named<Row>('agenda-upcoming-of-one', pageText(false, true));

export type Place = { readonly at: Date | string; readonly id: string };
const ends = {
  low: '00000000-0000-0000-0000-000000000000',
  high: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
};

export const listAgenda = (
  pool: Pool,
  person: PersonId,
  when: 'upcoming' | 'past',
  now: Date,
  after: Place | null,
  limit: number,
): Promise<Row[]> =>
  when === 'upcoming'
    ? upcoming(pool, [person, now, after?.at ?? '-infinity', after?.id ?? ends.low, limit])
    : past(pool, [person, now, after?.at ?? 'infinity', after?.id ?? ends.high, limit]);

/** Those to come of one organisation. */
export const listAgendaOfOne = (
  pool: Pool,
  person: PersonId,
  organisation: OrganisationId,
  now: Date,
  after: Place | null,
  limit: number,
): Promise<Row[]> =>
  upcomingOfOne(pool, [
    person,
    now,
    after?.at ?? '-infinity',
    after?.id ?? ends.low,
    limit,
    organisation,
  ]);

/** Search: the sessions that match are few, so they come first and their events after. */
export async function searchAgenda(
  pool: Pool,
  person: PersonId,
  when: 'upcoming' | 'past',
  q: string,
  now: Date,
  after: Place | null,
  limit: number,
): Promise<Row[]> {
  const [order, beyond, running] = when === 'upcoming' ? ['asc', '>', '>'] : ['desc', '<', '<='];
  const text = `with ${sources},
    found as materialized (
      select s.id from source f join sessions s on s.group_id = f.group_id where (not s.hidden or f.leads) and s.title ilike $6
      union select s.id from hosted h join sessions s on s.id = h.id where s.title ilike $6),
    picked as (select e.starts_at, e.id from found f join events e on e.session_id = f.id
      where (e.starts_at, e.id) ${beyond} ($3::timestamptz, $4::uuid) and closes_at(e) ${running} $2::timestamptz
      order by e.starts_at ${order}, e.id ${order} limit $5)
    ${shownOnPage} order by e.starts_at ${order}, e.id ${order}`;
  const start = when === 'upcoming' ? ['-infinity', ends.low] : ['infinity', ends.high];
  return (
    await pool.query<Row>(text, [
      person,
      now,
      after?.at ?? start[0],
      after?.id ?? start[1],
      limit,
      containing(q),
    ])
  ).rows;
}

const between = `with ${sources},
    picked as (
      (select e.starts_at, e.id from source f join events e on e.group_id = f.group_id join sessions s on s.id = e.session_id
        where (not s.hidden or f.leads) and e.starts_at < $3::timestamptz and e.starts_at > $2::timestamptz - interval '${longest} minutes' and finishes_at(e) > $2::timestamptz)
      union (select e.starts_at, e.id from hosted h join events e on e.session_id = h.id
        where e.starts_at < $3::timestamptz and e.starts_at > $2::timestamptz - interval '${longest} minutes' and finishes_at(e) > $2::timestamptz)
      order by starts_at, id limit $4)
    ${shown} order by e.starts_at, e.id`;

export const listBetween = async (
  pool: Pool,
  person: PersonId,
  from: Date,
  to: Date,
  limit: number,
): Promise<Row[]> => (await pool.query<Row>(between, [person, from, to, limit])).rows;
