import type { Admitted } from '../../access/admit.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import { atOneMoment, part, type Part } from '../../base/data/one-moment.ts';
import {
  newId,
  type EventId,
  type GroupId,
  type OrganisationId,
  type SessionId,
} from '../../base/ids.ts';
import type { Named } from '../../people/known/store.ts';
import type { Occurrence, Plan } from '../rules.ts';

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
  /** By name. */ readonly groups: readonly Named<GroupId>[];
  readonly title: string;
  readonly description: string;
  readonly plan: Plan;
  readonly hidden: boolean;
  readonly hosts: readonly Named[];
  readonly cancelled: { readonly at: Date; readonly reason: string } | null;
  readonly version: number;
  readonly next: (Dated & { readonly opens: Date }) | null;
};

/** What is told of a session, whoever asks: read it beside their gate. */
export const sessionDetails = (session: SessionId): Part<DetailsRow> =>
  part(
    sql<DetailsRow>`
    select s.id, s.organisation_id, s.title, s.description, s.starts_on, s.starts_at_time, s.zone,
      s.minutes, s.repeats_until, s.hidden, s.cancelled_at, s.cancel_reason, s.version,
      o.name as organisation_name, aimed.groups, hosts.list as hosts, next.event as next
    from sessions s
    cross join moment m
    join organisations o on o.id = s.organisation_id
    left join lateral (
      select jsonb_agg(
        jsonb_build_object('id', g.id, 'name', g.name) order by lower(g.name), g.id
      ) as groups
      from audience_groups a
      join groups g on g.id = a.group_id
      where a.audience_id = s.id
    ) aimed on true
    left join lateral (
      select jsonb_agg(
        jsonb_build_object('id', p.id, 'name', p.name) order by lower(p.name), p.id
      ) as list
      from session_hosts h
      join persons p on p.id = h.person_id and p.deleted_at is null
      where h.session_id = s.id and h.event_id is null
    ) hosts on true
    left join lateral (
      select jsonb_build_object(
        'id', e.id, 'starts', e.starts_at, 'ends', e.ends_at, 'openEnd', e.open_end, 'cancelled',
          e.cancelled_at is not null, 'opens', opens_at(e)
      ) as event
      from events e
      where e.session_id = s.id and e.cancelled_at is null and closes_at(e) > m.now
      order by e.starts_at
      limit 1
    ) next on true
    where s.id = ${session} and s.kind = 'group'`,
    'cancelled_at',
  );
export async function findSession(db: Db, session: SessionId): Promise<Details | null> {
  const parts = { details: sessionDetails(session) };
  const { details } = await atOneMoment(db, 'session-details', parts);
  return details[0] ? detailsOf(details[0]) : null;
}
export type DetailsRow = {
  id: SessionId;
  organisation_id: OrganisationId;
  organisation_name: string;
  groups: Named<GroupId>[] | null;
  title: string;
  description: string;
  starts_on: string;
  starts_at_time: string;
  zone: string;
  minutes: number | null;
  repeats_until: string | null;
  hidden: boolean;
  hosts: Named[] | null;
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
export const detailsOf = (row: DetailsRow): Details => ({
  id: row.id,
  organisation: { id: row.organisation_id, name: row.organisation_name },
  groups: row.groups ?? [],
  title: row.title,
  description: row.description,
  plan: {
    start: `${row.starts_on}T${row.starts_at_time.slice(0, 5)}`,
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
  _by: Admitted<'make-session' | 'change-session'>,
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
          starts_at: event.starts,
          ends_at: event.ends,
          open_end: openEnd,
        })),
      )
      .execute();
}
export async function moveEvents(
  tx: Tx,
  _by: Admitted<'change-session'>,
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
  _by: Admitted<'change-session'>,
  events: readonly { readonly id: EventId }[],
): Promise<void> => {
  const ids = events.map((event) => event.id);
  if (ids.length > 0) await tx.deleteFrom('events').where('id', 'in', ids).execute();
};
/** Calendars take a change for one only when the number rises. */
export const bumpEvents = async (
  tx: Tx,
  _by: Admitted<'change-session'>,
  session: SessionId,
  now: Date,
): Promise<void> =>
  void (await sql`
    update events
    set sequence = sequence + 1
    where session_id = ${session} and ends_at > ${now}`.execute(tx));

/** Those that run now are over; answers whether any did. */
export const endEvents = async (
  tx: Tx,
  _by: Admitted<'host-room' | 'own-room'>,
  session: SessionId,
  now: Date,
): Promise<boolean> =>
  changed(
    await sql`
      update events e
      set ended_early_at = ${now}, sequence = sequence + 1
      where e.id in (select o.id from open_events(${session}, ${now}) o)`.execute(tx),
  );
/** What comes next opens at once. */
export const openEvent = async (
  tx: Tx,
  _by: Admitted<'open-early'>,
  session: SessionId,
  now: Date,
): Promise<void> =>
  void (await sql`
    update events
    set opened_early_at = ${now}
    where id = (
      select e.id
      from events e
      where e.session_id = ${session} and e.cancelled_at is null and opens_at(e) > ${now}
      order by e.starts_at
      limit 1
    )`.execute(tx));
/** What was opened early opens as planned; answers whether anything was. */
export const takeBackEvents = async (
  tx: Tx,
  _by: Admitted<'host-room' | 'own-room' | 'close-again'>,
  session: SessionId,
  now: Date,
): Promise<boolean> =>
  changed(
    await sql`
      update events e
      set opened_early_at = null
      where e.session_id = ${session}
        and e.opened_early_at is not null
        and opens_as_planned(e) > ${now}`.execute(tx),
  );
const changed = ({ numAffectedRows = 0n }: { readonly numAffectedRows?: bigint }): boolean =>
  numAffectedRows > 0n;

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
