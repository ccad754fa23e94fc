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

type WaysOutRow = { hosts: PersonId[] | null; asker_hosts: boolean };
const nobody = '00000000-0000-0000-0000-000000000000' as PersonId;
/** What can be done about a session where a check failed, besides what its audience knows. */
function meetingWaysOut(who: PersonId | null, pairs: readonly Pair[]): Part<WaysOutRow> {
  const hosting = asksItself(who, pairs)
    ? sql`false`
    : sql`exists (
        select
        from hosts_of(p.session_id) b
        where b.person_id = ${who ?? nobody}
      )`;
  return part(sql<WaysOutRow>`
    select (
        select array_agg(x.person_id)
        from session_hosts x
        where x.session_id = p.session_id and x.event_id is null
      ) as hosts,
      ${hosting} as asker_hosts
    from ${rowsOf(pairs)} p
    order by p.n`);
}
const withMeetingWaysOut = <About extends Meeting>(
  { asker, about, ...facts }: Facts<About>,
  { hosts, asker_hosts }: WaysOutRow,
): Facts<About> => ({
  ...facts,
  asker,
  about: about && {
    ...about,
    askerHosts: asker.self ? about.askerHosts : asker_hosts,
    hosts: about.elsewhere.length > 0 ? (hosts ?? []) : [],
  },
});

/** Whatever somebody cannot do there: admins are asked to let them in. */
const askedAbout = 'enter-room';
/** What of a session decides about each pair, and is told. */
export function meetingParts(asker: PersonId | null, pairs: readonly Pair[], telling: Telling) {
  const audience = pairs.map(({ person, session }) => ({ person, about: audienceOf(session) }));
  return {
    people: audienceFacts(asker, audience),
    meetings: meetingFacts(pairs),
    names: telling === 'nothing' ? undefined : audienceNames(asker, audience),
    groups: telling === 'all' ? audienceWaysOut(asker, audience, askedAbout) : undefined,
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
  if (!named.about || !groups || !hosts) return named;
  const asked = { gate: askedAbout, subject: named.about.id };
  return withMeetingWaysOut(withWaysOut(named, groups[at]!, asked), hosts[at]!);
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
