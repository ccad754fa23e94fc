import { sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import type { GuestId, KnockId, PersonId, SessionId, VisitorId } from '../../base/ids.ts';

export type Open = {
  readonly id: KnockId;
  readonly session: SessionId;
  readonly person: PersonId | null;
  readonly guest: GuestId | null;
};
/** Requests that wait and Allows that were not used, at all doors. */
export async function listOpen(db: Db, only: readonly KnockId[] | null): Promise<Open[]> {
  const { rows } = await sql<Open>`/* open-knocks */
    select id, session_id as session, person_id as person, guest_id as guest
    from knocks
    where (state = 'pending' or state = 'allowed' and entered_at is null)
      and expires_at > clock_timestamp()
      and (${only}::uuid[] is null or id = any(${only}::uuid[]))
    order by session_id, id`.execute(db);
  return rows;
}
/** Who is told of requests at a door they do not run. */
export async function listStray(db: Db): Promise<{ session: SessionId; person: PersonId }[]> {
  const { rows } = await sql<{ session: SessionId; person: PersonId }>`/* stray-notices */
    select n.subject_id as session, n.person_id as person
    from notices n
    where n.kind = 'knock'
      and n.settled_at is null
      and not exists (select from hosts_of(n.subject_id) h where h.person_id = n.person_id)`.execute(
    db,
  );
  return rows;
}

/** Of rooms at which somebody is, inside or waiting. */
const beginsAndEnds = sql`
  (
    select r.session_id
    from stays y
    join rooms r on r.id = y.room_id
    where y.left_at is null
    union
    select k.session_id
    from knocks k
    where k.state = 'pending'
  ) busy
  join session_hosts h on h.session_id = busy.session_id
  join events e on e.id = h.event_id and e.cancelled_at is null
  cross join lateral (values (opens_at(e)), (closes_at(e))) turn (at)`;
/** Milliseconds until somebody begins or ceases to host, for whom that is an event. */
export const untilHostsTurn = async (db: Db, since: Date): Promise<number | null> =>
  (
    await sql<{ away: number | null }>`/* until-hosts-turn */
      select (extract(epoch from min(turn.at) - clock_timestamp()) * 1000)::float8 as away
      from ${beginsAndEnds}
      where turn.at > ${since}`.execute(db)
  ).rows[0]!.away;
/** Who began or ceased to host, and where. */
export const hostsTurned = async (
  db: Db,
  since: Date,
  now: Date,
): Promise<{ session: SessionId; persons: PersonId[] }[]> =>
  (
    await sql<{ session: SessionId; persons: PersonId[] }>`/* hosts-turned */
      select h.session_id as session, array_agg(distinct h.person_id) as persons
      from ${beginsAndEnds}
      where turn.at > ${since} and turn.at <= ${now}
      group by h.session_id`.execute(db)
  ).rows;

/** Rooms of these owners at which somebody is now: inside, or with one of these pages open. */
export async function roomsOwnedBy(
  db: Db,
  owners: readonly PersonId[],
  persons: readonly PersonId[],
  visitors: readonly VisitorId[],
): Promise<SessionId[]> {
  if (owners.length === 0) return [];
  const { rows } = await sql<{ id: SessionId }>`/* rooms-owned-by */
    select s.id
    from sessions s
    where s.created_by = any(${owners}::uuid[])
      and s.kind <> 'group'
      and (
        exists (select from audience_groups a where a.audience_id = s.id)
        or s.created_by = any(${persons}::uuid[])
        or exists (
          select
          from stays y
          join rooms r on r.id = y.room_id
          where r.session_id = s.id and y.left_at is null
        )
        or exists (
          select
          from session_hosts h
          where h.session_id = s.id and h.person_id = any(${persons}::uuid[])
        )
        or exists (
          select
          from link_holders l
          where l.session_id = s.id
            and (l.person_id = any(${persons}::uuid[]) or l.visitor = any(${visitors}::uuid[]))
        )
      )
    order by s.id desc
    limit 500`.execute(db);
  return rows.map((row) => row.id);
}

/** Milliseconds until the next request runs out. */
export const untilExpiry = async (db: Db): Promise<number | null> =>
  (
    await sql<{ away: number | null }>`/* until-expiry */
      select (extract(epoch from min(expires_at) - clock_timestamp()) * 1000)::float8 as away
      from knocks
      where state = 'pending'`.execute(db)
  ).rows[0]!.away;
/** Doors at which requests have run out. */
export const doorsDue = async (db: Db, now: Date): Promise<SessionId[]> =>
  (
    await db
      .selectFrom('knocks')
      .select('session_id')
      .distinct()
      .where('state', '=', 'pending')
      .where('expires_at', '<=', now)
      .limit(200)
      .execute()
  ).map((row) => row.session_id);
