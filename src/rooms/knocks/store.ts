import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import {
  newId,
  type GroupId,
  type GuestId,
  type KnockId,
  type OrganisationId,
  type PersonId,
  type SessionId,
  type VisitorId,
} from '../../base/ids.ts';
import { removals } from '../../sessions/door/store.ts';
import {
  allowedHours,
  pendingHours,
  presenceSeconds,
  undoSeconds,
  type Crowd,
} from '../door/rules.ts';

export type State = 'pending' | 'allowed' | 'denied' | 'withdrawn' | 'expired' | 'void';
export type From = 'lobby' | 'room' | 'card' | 'bell' | 'notification' | 'api' | 'start';
export type KnockRow = {
  readonly id: KnockId;
  readonly session: SessionId;
  readonly organisation: OrganisationId;
  readonly person: PersonId | null;
  readonly guest: GuestId | null;
  readonly visitor: VisitorId | null;
  readonly name: string;
  readonly message: string;
  readonly state: State;
  readonly asks: number;
  readonly denials: number;
  readonly asked: Date;
  readonly until: Date;
  readonly here: boolean;
  readonly seen: Date;
  readonly hold: string | null;
  readonly answer: string;
  readonly answered: Date | null;
  readonly answeredBy: string | null;
  readonly from: From | null;
  readonly entered: Date | null;
  readonly mustAsk: boolean;
  readonly network: string | null;
};
const columns = (now: Date) => sql`
  k.id, k.session_id as session, s.organisation_id as organisation, k.person_id as person,
    k.guest_id as guest, h.visitor, k.name, k.message,
    case
      when k.state in ('pending', 'allowed') and k.expires_at <= ${now} then 'expired'
      else k.state
    end as state,
    k.asks, k.denials, k.asked_at as asked, k.expires_at as until,
    k.here and k.seen_at > ${now}::timestamptz - make_interval(secs => ${presenceSeconds}) as here,
    k.seen_at as seen, k.hold, k.answer, k.answered_at as answered, b.name as "answeredBy",
    k.answered_from as "from", k.entered_at as entered, k.must_ask as "mustAsk", k.network`;
const tables = sql`
  knocks k
  join sessions s on s.id = k.session_id
  left join link_holders h on h.id = k.guest_id
  left join persons b on b.id = k.answered_by`;

export async function findKnock(db: Db, id: KnockId, now: Date): Promise<KnockRow | undefined> {
  return (
    await sql<KnockRow>`/* knock */
      select ${columns(now)}
      from ${tables}
      where k.id = ${id}`.execute(db)
  ).rows[0];
}
/**
 * Locked, so that of two who answer, the second sees what the first decided. In the order of their
 * ids, so that nobody waits in a circle.
 */
export async function lockKnocks(
  tx: Tx,
  session: SessionId,
  ids: readonly KnockId[],
  now: Date,
): Promise<KnockRow[]> {
  await sql`
    select
    from knocks
    where session_id = ${session} and id = any(${ids}::uuid[])
    order by id
    for update`.execute(tx);
  return (
    await sql<KnockRow>`/* knocks-locked */
      select ${columns(now)}
      from ${tables}
      where k.session_id = ${session} and k.id = any(${ids}::uuid[])
      order by k.asked_at, k.id`.execute(tx)
  ).rows;
}
export type Whose = { readonly person: PersonId | null; readonly guest: GuestId | null };
const theirs = ({ person, guest }: Whose) =>
  sql`(k.person_id = ${person} or k.guest_id = ${guest})`;
export async function knockOf(
  db: Db,
  session: SessionId,
  whose: Whose,
  now: Date,
): Promise<KnockRow | undefined> {
  if (!whose.person && !whose.guest) return undefined;
  return (
    await sql<KnockRow>`/* knock-of */
      select ${columns(now)}
      from ${tables}
      where k.session_id = ${session} and ${theirs(whose)}`.execute(db)
  ).rows[0];
}

const waits = (now: Date) => sql`k.state = 'pending' and k.expires_at > ${now}`;
export async function listPending(
  db: Db,
  session: SessionId,
  now: Date,
  after: { readonly at: string; readonly id: string } | null = null,
  limit = 5000,
): Promise<KnockRow[]> {
  const { rows } = await sql<KnockRow>`/* queue */
    select ${columns(now)}
    from ${tables}
    where k.session_id = ${session}
      and ${waits(now)}
      and (k.asked_at, k.id) > (
        ${after?.at ?? '-infinity'}::timestamptz,
          ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid
      )
    order by k.asked_at, k.id
    limit ${limit}`.execute(db);
  return rows;
}
export async function countPending(db: Db, session: SessionId, now: Date): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`/* queue-length */
    select count(*)::int as count
    from knocks k
    where k.session_id = ${session} and ${waits(now)}`.execute(db);
  return rows[0]!.count;
}
/** Who waits, as far as it says whether one more finds a place. */
export async function countQueue(
  db: Db,
  session: SessionId,
  network: string | null,
  now: Date,
): Promise<Crowd> {
  const { rows } = await sql<Crowd>`/* queue-by-network */
    select count(k.guest_id)::int as guests,
      count(k.guest_id) filter (where k.network = ${network})::int as near,
      count(k.person_id)::int as persons
    from knocks k
    where k.session_id = ${session} and ${waits(now)}`.execute(db);
  return rows[0]!;
}
/** Rooms that this person runs in which somebody waits. */
export async function listWaitingRooms(
  db: Db,
  person: PersonId,
  now: Date,
): Promise<{ session: SessionId; title: string; waiting: number }[]> {
  const { rows } = await sql<{
    session: SessionId;
    title: string;
    waiting: number;
  }>`/* waiting-rooms */
    select s.id as session, s.title, q.waiting
    from (
      select k.session_id, count(*)::int as waiting, min(k.asked_at) as first
      from knocks k
      where ${waits(now)}
        and k.session_id in (
          select h.session_id
          from session_hosts h
          where h.person_id = ${person}
          union
          select x.id
          from sessions x
          where x.created_by = ${person} and x.kind <> 'group'
          union
          select x.id
          from counting_members m
          join sessions x on x.group_id = m.group_id and x.kind = 'group'
          where m.person_id = ${person}
            and m.role = 'manager'
            and x.id in (select y.session_id from knocks y where y.state = 'pending')
        )
      group by k.session_id
    ) q
    join sessions s on s.id = q.session_id
    where exists (select from hosts_of(s.id) h where h.person_id = ${person})
    order by q.first
    limit 50`.execute(db);
  return rows;
}

export type Asking = Whose & {
  readonly session: SessionId;
  readonly name: string;
  readonly message: string;
  readonly network: string | null;
  readonly until: Date;
  /** Sent back by a host: an open door asks, too. */
  readonly sentBack?: string;
};
/** Asks: the one row of this one at this door waits from now on. Null: it waits already. */
export async function ask(
  tx: Tx,
  { session, person, guest, name, message, network, until, sentBack }: Asking,
  now: Date,
): Promise<KnockId | null> {
  const target = person
    ? sql`(session_id, person_id) where person_id is not null`
    : sql`(session_id, guest_id) where guest_id is not null`;
  const { rows } = await sql<{
    id: KnockId;
  }>`
    ${sql.raw(person ? '/* ask-person */' : '/* ask-guest */')}
    insert into knocks as k (
      id, session_id, person_id, guest_id, name, message, state, asked_at, expires_at, seen_at,
        network, must_ask, answer
    )
    values (
      ${newId(now.getTime())}, ${session}, ${person}, ${guest}, ${name}, ${message}, 'pending',
        ${now}, ${until}, ${now}, ${network}, ${sentBack !== undefined}, ${sentBack ?? ''}
    )
    on conflict ${target} do update
    set state = 'pending', name = excluded.name, message = excluded.message, asks = k.asks + 1,
      asked_at = ${now}, expires_at = ${until}, hold = null, answer = excluded.answer,
      entered_at = null, network = excluded.network,
      must_ask = k.must_ask or excluded.must_ask
    where k.state <> 'pending' or k.expires_at <= ${now} or excluded.must_ask
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}
export type Near = {
  readonly network: string;
  readonly name: string;
  readonly guest: GuestId | null;
  readonly denials: number;
  readonly removed: Date | null;
};
/**
 * What hosts have told others of these networks since the meeting began: who was sent out first,
 * then who was denied.
 */
export async function listNear(
  db: Db,
  session: SessionId,
  networks: readonly string[],
  now: Date,
): Promise<Near[]> {
  if (networks.length === 0) return [];
  const began = sql`meeting_began(${session}, ${now})`;
  const { rows } = await sql<Near>`/* near */
    select network, name, guest, denials, removed
    from (
      select n.*,
        row_number() over (partition by n.network order by n.removed is null, n.at desc) as place
      from (
        select o.network, o.name, o.guest, 0 as denials, o.at as removed, o.at
        from ${removals(sql`${session}`)} o
        where o.network = any(${networks}::text[]) and o.at >= ${began}
        union all
        select k.network, k.name, k.guest_id, k.denials, null, k.answered_at
        from knocks k
        where k.session_id = ${session}
          and k.denials > 0
          and k.network = any(${networks}::text[])
          and k.answered_at >= ${began}
      ) n
    ) n
    where place <= ${nearest}
    order by network, place`.execute(db);
  return rows;
}
/** Of one network: somebody's own denial and removals may be among them. */
const nearest = 5;
export const setMessage = async (tx: Tx, id: KnockId, message: string): Promise<void> =>
  void (await tx
    .updateTable('knocks')
    .set({ message })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute());
export const setHold = async (tx: Tx, id: KnockId, hold: string): Promise<void> =>
  void (await tx
    .updateTable('knocks')
    .set({ hold })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute());

export type Settled = {
  readonly state: 'allowed' | 'denied' | 'withdrawn' | 'void';
  readonly by: PersonId | null;
  readonly from: From | null;
  readonly answer: string;
  /** Of an Allow. */ readonly until: Date | null;
};
/**
 * The decision about requests that are locked and wait. When they were answered last counts for the
 * next asking, so only an answer changes it.
 */
export async function settleKnocks(
  tx: Tx,
  ids: readonly KnockId[],
  { state, by, from, answer, until }: Settled,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const answered = state === 'allowed' || state === 'denied';
  await sql`
    update knocks
    set state = ${state},
      answered_before = case when ${answered} then answered_at else answered_before end,
      answered_at = case when ${answered} then ${now} else answered_at end, answered_by = ${by},
      answered_from = ${from}, answer = ${answer}, hold = null,
      denials = denials + ${state === 'denied' ? 1 : 0},
      expires_at = coalesce(${until}::timestamptz, expires_at),
      must_ask = must_ask and ${state !== 'allowed'}
    where id = any(${ids}::uuid[])`.execute(tx);
}
/** A denial never was: it does not count, and what had been answered before stands again. */
export const undoDenial = async (tx: Tx, id: KnockId): Promise<void> =>
  void (await sql`
    update knocks
    set state = 'pending', denials = denials - 1, answered_at = answered_before,
      answered_before = null, answered_by = null, answered_from = null, answer = ''
    where id = ${id}`.execute(tx));
const answered = (now: Date) => sql`(
    k.state = 'allowed' and k.expires_at > ${now} and k.entered_at is null
    or k.state = 'denied' and k.expires_at > ${now} and k.answered_from is not null and
      k.answered_at > ${now}::timestamptz - make_interval(
      secs => ${undoSeconds}
    )
  )`;
/**
 * Answers that can be taken back: an Allow that was not used, a denial of this moment; the latest
 * first.
 */
export async function listAnswered(db: Db, session: SessionId, now: Date): Promise<KnockRow[]> {
  const { rows } = await sql<KnockRow>`/* answered */
    select ${columns(now)}
    from ${tables}
    where k.session_id = ${session}
      and ${answered(now)}
      and not exists (
        select
        from room_blocks x
        where x.session_id = k.session_id and (x.person_id = k.person_id or x.visitor = h.visitor)
      )
    order by k.answered_at desc, k.id
    limit 200`.execute(db);
  return rows;
}
export const markEntered = async (
  tx: Tx,
  session: SessionId,
  whose: Whose,
  now: Date,
): Promise<void> =>
  void (await sql`
    update knocks k
    set entered_at = ${now}, state = case when k.state = 'pending' then 'void' else k.state end
    where k.session_id = ${session} and ${theirs(whose)}`.execute(tx));
/** Removed from the room: the Allow is spent, and whoever comes back asks, whatever the door. */
export async function spend(
  tx: Tx,
  { session, person, guest, name, network, until }: Omit<Asking, 'message'>,
  answer: string,
  by: PersonId | null,
  now: Date,
): Promise<KnockId> {
  const target = person
    ? sql`(session_id, person_id) where person_id is not null`
    : sql`(session_id, guest_id) where guest_id is not null`;
  const { rows } = await sql<{ id: KnockId }>`
    insert into knocks as k (
      id, session_id, person_id, guest_id, name, state, denials, asked_at, expires_at, seen_at,
        network, must_ask, answer, answered_at, answered_by
    )
    values (
      ${newId(now.getTime())}, ${session}, ${person}, ${guest}, ${name}, 'denied', 1, ${now},
        ${until}, ${now}, ${network}, true, ${answer}, ${now}, ${by}
    )
    on conflict ${target} do update set state = 'denied', denials = k.denials + 1, must_ask = true,
      answer = excluded.answer, answered_at = ${now}, answered_by = ${by}, hold = null
    returning id`.execute(tx);
  return rows[0]!.id;
}
/** Every Allow of a session that is over ends with it. */
export const endAllows = async (tx: Tx, session: SessionId, now: Date): Promise<void> =>
  void (await tx
    .updateTable('knocks')
    .set({ expires_at: now })
    .where('session_id', '=', session)
    .where('state', '=', 'allowed')
    .where('expires_at', '>', now)
    .execute());

/** The room closes at another time: so long do requests wait and Allows hold. */
export const moveEnds = async (
  tx: Tx,
  session: SessionId,
  closes: Date | null,
  now: Date,
): Promise<void> =>
  void (await sql`
    update knocks
    set expires_at = coalesce(
      ${closes}::timestamptz,
        case state
          when 'pending' then asked_at + make_interval(hours => ${pendingHours})
          else answered_at + make_interval(hours => ${allowedHours})
        end
    )
    where session_id = ${session} and state in ('pending', 'allowed') and expires_at > ${now}`.execute(
    tx,
  ));

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
/** Requests that nobody answered in time, each found by one process. */
export async function expire(tx: Tx, session: SessionId, now: Date): Promise<KnockRow[]> {
  const { rows } = await sql<{ id: KnockId }>`
    update knocks
    set state = 'expired'
    where id in (
      select id
      from knocks
      where session_id = ${session} and state = 'pending' and expires_at <= ${now}
      order by id
      limit 500
      for update skip locked
    )
    returning id`.execute(tx);
  if (rows.length === 0) return [];
  return (
    await sql<KnockRow>`
      select ${columns(now)}
      from ${tables}
      where k.id = any(${rows.map((row) => row.id)}::uuid[])`.execute(tx)
  ).rows;
}
/** A waiting page came or went. Whose request is not open is not kept: null. */
export async function setPresence(
  db: Db,
  id: KnockId,
  who: { readonly person: PersonId | null; readonly visitor: VisitorId | null },
  here: boolean,
  now: Date,
): Promise<SessionId | null> {
  const { rows } = await sql<{ session: SessionId | null }>`
    update knocks k
    set here = ${here}, seen_at = ${now}
    where k.id = ${id}
      and (k.state = 'pending' or not ${here})
      and
        ${
          who.person
            ? sql`
          k.person_id = ${who.person}`
            : sql`
          k.guest_id in (
            select l.id
            from link_holders l
            where l.visitor = ${who.visitor} and l.session_id = k.session_id
          )`
        }
    returning case when k.state = 'pending' then k.session_id end as session`.execute(db);
  return rows[0]?.session ?? null;
}
/**
 * They are still here. Doors where one was taken to have left: another process saw its last page
 * close.
 */
export async function confirmPresence(
  db: Db,
  ids: readonly KnockId[],
  now: Date,
): Promise<SessionId[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ session: SessionId; was: boolean }>`
    with was as (select id, here from knocks where id = any(${ids}::uuid[]))
    update knocks k
    set here = true, seen_at = ${now}
    from was
    where k.id = was.id
    returning k.session_id as session, was.here as was`.execute(db);
  return [...new Set(rows.flatMap(({ session, was }) => (was ? [] : [session])))];
}
/**
 * Nobody has confirmed for long that they are here, perhaps because the process that did was
 * killed: their doors.
 */
export async function dropPresence(db: Db, now: Date): Promise<SessionId[]> {
  const { rows } = await sql<{ session: SessionId }>`
    update knocks
    set here = false
    where state = 'pending'
      and here
      and seen_at <= ${now}::timestamptz - make_interval(secs => ${presenceSeconds})
    returning session_id as session`.execute(db);
  return [...new Set(rows.map(({ session }) => session))];
}
export const tellPresence = async (db: Db, session: SessionId): Promise<void> =>
  void (await sql`select pg_notify('doors', ${session})`.execute(db));

/** Everybody who waits at a door, by the name they gave. */
export async function namesWaiting(
  db: Db,
  session: SessionId,
  now: Date,
): Promise<{ id: KnockId; name: string }[]> {
  const { rows } = await sql<{ id: KnockId; name: string }>`/* names-waiting */
    select k.id, k.name
    from knocks k
    where k.session_id = ${session} and ${waits(now)}`.execute(db);
  return rows;
}
/** The names that a newcomer's name is compared with. */
export async function crowdOf(
  db: Db,
  session: SessionId,
): Promise<{ name: string; person: PersonId | null }[]> {
  const { rows } = await sql<{ name: string; person: PersonId | null }>`/* crowd */
    select p.name, p.id as person
    from hosts_of(${session}) h
    join persons p on p.id = h.person_id
    union
    select y.name, y.person_id
    from stays y
    join rooms r on r.id = y.room_id
    where r.session_id = ${session} and y.left_at is null`.execute(db);
  return rows;
}
/**
 * The group of a session, when this host manages it: whoever asks with an account may be added to
 * it.
 */
export async function groupToAddTo(
  db: Db,
  session: SessionId,
  host: PersonId,
): Promise<{ id: GroupId; name: string } | null> {
  const { rows } = await sql<{ id: GroupId; name: string }>`
    select g.id, g.name
    from sessions s
    join groups g on g.id = s.group_id and g.deleted_at is null
    where s.id = ${session}
      and (
        exists (
          select
          from counting_members m
          where m.group_id = g.id and m.person_id = ${host} and m.role = 'manager'
        )
        or exists (
          select
          from organisation_members a
          where a.organisation_id = g.organisation_id
            and a.person_id = ${host}
            and a.role = 'admin'
            and a.suspended_at is null
        )
      )`.execute(db);
  return rows[0] ?? null;
}
