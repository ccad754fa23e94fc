import { sql } from 'kysely';
import { atOneMoment, given, part, type Part, type RowsOf } from '../../base/data/one-moment.ts';
import type { Db } from '../../base/data/database.ts';
import { audienceOf, type EventId, type PersonId, type SessionId } from '../../base/ids.ts';
import { asksItself, audienceFacts, nameOf, readAudience } from '../../people/audience/store.ts';
import {
  audienceNames,
  audienceWaysOut,
  withNames,
  withWaysOut,
} from '../../people/audience/told/store.ts';
import { reachedBy } from '../../people/audience/reached/store.ts';
import type { Facts } from '../../people/audience/checks.ts';
import type { Telling } from '../../access/judged.ts';
import { earliest } from '../rules.ts';
import { runs, type Meeting, type MeetingFacts } from './checks.ts';

export type Pair = { readonly person: PersonId | null; readonly session: SessionId };
const columns = { person_id: 'uuid', session_id: 'uuid' } as const;
const rowsOf = (pairs: readonly Pair[]) =>
  given(
    columns,
    pairs.map(({ person, session }) => ({ person_id: person, session_id: session })),
  );

export type MeetingRow = {
  now: Date;
  id: SessionId | null;
  kind: Meeting['kind'];
  title: string;
  version: number;
  hidden: boolean;
  cancelled_at: Date | null;
  cancel_reason: string | null;
  host: boolean;
  host_of: { event: EventId; starts: string; open: boolean } | null;
  closes: Date | null;
  planned: Date | null;
  opens: Date | null;
  openable: Date | null;
  ended: Date | null;
};
/** What decides about sessions, in the order of the pairs; time is of those with dates. */
function meetingFacts(pairs: readonly Pair[]): Part<MeetingRow> {
  return part(
    sql<MeetingRow>`
    select m.now, s.id, s.kind, s.title, s.version, s.hidden, s.cancelled_at,
      s.cancel_reason, coalesce(named.host, false) as host, named.host_of, running.closes,
      running.planned, coming.opens, coming.openable, over.ended
    from ${rowsOf(pairs)} p
    cross join moment m
    left join sessions s on s.id = p.session_id
    left join lateral (
      select h.event_id is null as host,
        case
          when h.event_id is not null
            then jsonb_build_object('event', h.event_id, 'starts', h.starts_at, 'open', h.now)
        end as host_of
      from named_hosts(s.id, m.now) h
      where h.person_id = p.person_id
      order by h.event_id is null desc, h.now desc, h.starts_at desc
      limit 1
    ) named on true
    left join lateral (
      select max(closes_at(e)) as closes,
        max(opens_as_planned(e)) filter (
          where e.opened_early_at is not null and opens_as_planned(e) > m.now
        ) as planned
      from open_events(s.id, m.now) e
    ) running on true
    left join lateral (
      select opens_at(e) as opens, e.starts_at - make_interval(mins => ${earliest}) as openable
      from events e
      where running.closes is null
        and e.session_id = s.id
        and e.cancelled_at is null
        and e.starts_at > m.now
        and opens_at(e) > m.now
      order by e.starts_at
      limit 1
    ) coming on true
    left join lateral (
      select finishes_at(e) as ended
      from events e
      where running.closes is null
        and coming.opens is null
        and e.session_id = s.id
        and e.cancelled_at is null
        and opens_at(e) <= m.now
      order by e.starts_at desc
      limit 1
    ) over on true
    order by p.n`,
    'now',
    'cancelled_at',
    'closes',
    'planned',
    'opens',
    'openable',
    'ended',
  );
}

type WaysOutRow = {
  hosts: PersonId[] | null;
  admin: { id: PersonId; name: string; asked: string | null } | null;
  asker_hosts: boolean;
};
const nobody = '00000000-0000-0000-0000-000000000000' as PersonId;
/** What can be done about a session where a check failed, besides what its audience knows. */
function meetingWaysOut(who: PersonId | null, pairs: readonly Pair[]): Part<WaysOutRow> {
  const asker = who ?? nobody;
  const hosts = sql`(
        select array_agg(x.person_id)
        from session_hosts x
        where x.session_id = p.session_id and x.event_id is null
      )`;
  if (asksItself(who, pairs))
    return part(sql<WaysOutRow>`
    select null as admin, ${hosts} as hosts, false as asker_hosts
    from ${rowsOf(pairs)} p
    order by p.n`);
  return part(sql<WaysOutRow>`
    select chief.admin, ${hosts} as hosts,
      exists (
        select
        from hosts_of(p.session_id) b
        where b.person_id = ${asker}
      ) as asker_hosts
    from ${rowsOf(pairs)} p
    left join sessions s on s.id = p.session_id
    left join lateral (
      select jsonb_build_object('id', o.person_id, 'name', o.name, 'asked', q.asked_at) as admin
      from active_members o
      left join access_questions q on q.session_id = s.id
        and q.person_id = p.person_id
        and q.asker_id = ${asker}
        and q.admin_id = o.person_id
        and q.asked_at > now() - interval '1 day'
      where o.organisation_id = s.organisation_id
        and o.role = 'admin'
        and s.kind = 'group'
        and p.person_id is distinct from ${asker}::uuid
        and exists (
          select
          from active_members aa
          where aa.organisation_id = s.organisation_id and aa.person_id = ${asker}
        )
        and o.person_id <> ${asker}
        and o.person_id is distinct from p.person_id
      order by q.asked_at desc nulls last, o.joined_at, o.person_id
      limit 1
    ) chief on true
    order by p.n`);
}
function withMeetingWaysOut<About extends Meeting>(
  facts: Facts<About>,
  { hosts, admin, asker_hosts }: WaysOutRow,
): Facts<About> {
  const { about, person } = facts;
  if (about === null) return facts;
  const body = { session: about.id, person: person.id, admin: admin?.id };
  return {
    ...facts,
    about: {
      ...about,
      askerHosts: facts.asker.self ? about.askerHosts : asker_hosts,
      hosts: about.elsewhere.length > 0 ? (hosts ?? []) : [],
      admin: admin && {
        ...admin,
        asked: admin.asked === null ? null : new Date(admin.asked),
        tells: { method: 'POST', path: '/api/access-questions', body },
      },
    },
  };
}

/** What of a session decides about each pair, and is told. */
export function meetingParts(asker: PersonId | null, pairs: readonly Pair[], telling: Telling) {
  const audience = pairs.map(({ person, session }) => ({ person, about: audienceOf(session) }));
  return {
    people: audienceFacts(asker, audience),
    meetings: meetingFacts(pairs),
    names: telling === 'nothing' ? undefined : audienceNames(asker, audience),
    groups: telling === 'all' ? audienceWaysOut(asker, audience) : undefined,
    hosts: telling === 'all' ? meetingWaysOut(asker, pairs) : undefined,
  };
}
type Rows = RowsOf<ReturnType<typeof meetingParts>>;

/** What decides; `askerHosts` is known by itself of whoever asks for themselves. */
export function readMeeting(asker: PersonId | null, rows: Rows, at: number): MeetingFacts {
  const audience = readAudience(rows.people[at]!, asker);
  const row = rows.meetings[at]!;
  const { id, now, closes, planned, opens, openable, ended } = row;
  if (audience.about === null || id === null) return { ...audience, now, about: null };
  const about: Meeting = {
    ...audience.about,
    id,
    kind: row.kind,
    title: row.title,
    version: row.version,
    hidden: row.hidden,
    cancelled: row.cancelled_at ? { reason: row.cancel_reason ?? '' } : null,
    hosts: [],
    host: row.host,
    hostOf: row.host_of && { ...row.host_of, starts: new Date(row.host_of.starts) },
    askerHosts: false,
    open: closes !== null,
    closes,
    planned,
    opens,
    openable,
    ended,
  };
  return {
    ...audience,
    now,
    about: {
      ...about,
      askerHosts: audience.asker.self && audience.person.id !== null && runs(about),
    },
  };
}
/** And what is told. */
export function withTold<About extends Meeting>(
  facts: Facts<About>,
  { names, groups, hosts }: Rows,
  at: number,
): Facts<About> {
  const named = names ? withNames(facts, names[at]!) : facts;
  return groups && hosts ? withMeetingWaysOut(withWaysOut(named, groups[at]!), hosts[at]!) : named;
}

/**
 * What is known about each pair, of one asker, at one moment. Unknown sessions are about nothing;
 * unknown persons have no id.
 */
export async function loadMeetings(
  db: Db,
  asker: PersonId | null,
  pairs: readonly Pair[],
  telling: Telling = 'nothing',
): Promise<MeetingFacts[]> {
  if (pairs.length === 0) return [];
  const name = nameOf(`meetings-${telling}`, asker, pairs);
  const rows = await atOneMoment(db, name, meetingParts(asker, pairs, telling));
  return pairs.map((_, at) => withTold(readMeeting(asker, rows, at), rows, at));
}

/** Those who see the session: the same rule as the gate `see-session`, as a set. */
export const seers = reachedBy<SessionId>(
  'seers',
  (session, few) => sql`seers_of(${session}, ${few}::uuid[])`,
);
/** Those who run its room now. */
export const hosts = reachedBy<SessionId>('hosts', (session) => sql`hosts_of(${session})`);

/** Of these, the sessions that are there, whoever may see them. */
export const existing = async (
  db: Db,
  sessions: readonly string[],
): Promise<readonly SessionId[]> =>
  (
    await sql<{
      id: SessionId;
    }>`select id from sessions where id = any(${sessions}::uuid[])`.execute(db)
  ).rows.map(({ id }) => id);
