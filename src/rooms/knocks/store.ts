import type { Admitted } from '../../access/admit.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import { atOneMoment, part, type Part } from '../../base/data/one-moment.ts';
import {
  newId,
  type GuestId,
  type KnockId,
  type OrganisationId,
  type PersonId,
  type SessionId,
  type VisitorId,
} from '../../base/ids.ts';

import { presenceSeconds, type Crowd } from './rules.ts';
import type { Subject } from '../../access/subject.ts';

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
export const columns = (now: Date | RawBuilder<Date>) => sql`
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
const clock = sql<Date>`clock_timestamp()`;
export const tables = sql`
  knocks k
  join sessions s on s.id = k.session_id
  left join link_holders h on h.id = k.guest_id
  left join persons b on b.id = k.answered_by`;

/** As it stands at the moment of asking. */
export async function findKnock(db: Db, id: KnockId): Promise<KnockRow | undefined> {
  return (
    await sql<KnockRow>`/* once knock */
      select ${columns(clock)}
      from ${tables}
      where k.id = ${id}`.execute(db)
  ).rows[0];
}
/** Those of them that wait for an answer now. */
export async function waitingAmong(
  db: Db,
  session: SessionId,
  ids: readonly KnockId[],
): Promise<KnockRow[]> {
  const { rows } = await sql<KnockRow>`/* once knocks-waiting */
    select ${columns(clock)}
    from ${tables}
    where k.session_id = ${session}
      and k.id = any(${ids}::uuid[])
      and ${waits(clock)}
    order by k.asked_at, k.id`.execute(db);
  return rows;
}
/**
 * Locked, so that of two who answer, the second sees what the first decided. In the order of their
 * ids, so that nobody waits in a circle.
 */
export async function lockKnocks(
  tx: Tx,
  session: SessionId,
  ids: readonly KnockId[],
): Promise<KnockRow[]> {
  const [, { rows }] = await Promise.all([
    sql`/* once lock-knocks */
      select
      from knocks
      where session_id = ${session} and id = any(${ids}::uuid[])
      order by id
      for update`.execute(tx),
    sql<KnockRow>`/* once knocks-locked */
      select ${columns(clock)}
      from ${tables}
      where k.session_id = ${session} and k.id = any(${ids}::uuid[])
      order by k.asked_at, k.id`.execute(tx),
  ]);
  return rows;
}
export type Whose = { readonly person: PersonId | null; readonly guest: GuestId | null };
const theirs = ({ person, guest }: Whose) =>
  sql`(k.person_id = ${person} or k.guest_id = ${guest})`;
/** The request of this one at this door, beside other parts. */
export const ownKnockPart = (session: SessionId, whose: Whose): Part<KnockRow> =>
  part(
    sql<KnockRow>`
    select ${columns(sql<Date>`m.now`)}
    from ${tables}
    cross join moment m
    where k.session_id = ${session} and ${theirs(whose)}`,
    'asked',
    'until',
    'seen',
    'answered',
    'entered',
  );
export async function knockOf(
  db: Db,
  session: SessionId,
  whose: Whose,
): Promise<KnockRow | undefined> {
  if (!whose.person && !whose.guest) return undefined;
  return (await atOneMoment(db, 'knock-of', { knock: ownKnockPart(session, whose) })).knock[0];
}

export const waits = (now: Date | RawBuilder<Date>) =>
  sql`k.state = 'pending' and k.expires_at > ${now}`;
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
export async function countPending(db: Db, session: SessionId): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`/* once queue-length */
    select count(*)::int as count
    from knocks k
    where k.session_id = ${session} and ${waits(clock)}`.execute(db);
  return rows[0]!.count;
}
/** Who waits, as far as it says whether one more finds a place. */
export const crowdPart = (session: SessionId, network: string | null): Part<Crowd> =>
  part(sql<Crowd>`
    select count(k.guest_id)::int as guests,
      count(k.guest_id) filter (where k.network = ${network}::text)::int as near,
      count(k.person_id)::int as persons
    from knocks k
    cross join moment m
    where k.session_id = ${session} and ${waits(sql<Date>`m.now`)}`);
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
  _by: Admitted<'knock' | 'knock-by-link' | 'host-room'>,
  { session, person, guest, name, message, network, until, sentBack }: Asking,
  now: Date,
): Promise<KnockId | null> {
  const target = person
    ? sql`(session_id, person_id) where person_id is not null`
    : sql`(session_id, guest_id) where guest_id is not null`;
  const { rows } = await sql<{
    id: KnockId;
  }>`${sql.raw(person ? '/* once ask-person */' : '/* once ask-guest */')}
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
export const setMessage = async (
  tx: Tx,
  _by: Admitted<'see-session' | 'see-door'>,
  id: KnockId,
  message: string,
): Promise<void> =>
  void (await tx
    .updateTable('knocks')
    .set({ message })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute());
export const setHold = async (
  tx: Tx,
  _by: Admitted<'answer-knock' | 'enter-room' | 'enter-by-link'>,
  id: KnockId,
  hold: string,
): Promise<void> =>
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
/** The decision about requests that are locked and wait. */
export const settleKnocks = (
  tx: Tx,
  _by: Admitted<'answer-knock' | 'enter-room' | 'enter-by-link'>,
  ids: readonly KnockId[],
  settled: Settled,
  now: Date,
): Promise<void> => settle(tx, ids, settled, now);
/** Ended by no answer. */
export const endKnocks = (
  tx: Tx,
  ids: readonly KnockId[],
  state: 'withdrawn' | 'void',
  now: Date,
): Promise<void> => settle(tx, ids, { state, by: null, from: null, answer: '', until: null }, now);
/**
 * When they were answered last counts for the next asking, so only an answer changes it.
 */
async function settle(
  tx: Tx,
  ids: readonly KnockId[],
  { state, by, from, answer, until }: Settled,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const answered = state === 'allowed' || state === 'denied';
  await sql`/* once settle-knocks */
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
export const markEntered = async (
  tx: Tx,
  _by: Admitted<'enter-room' | 'enter-by-link'>,
  session: SessionId,
  whose: Whose,
  now: Date,
): Promise<void> =>
  void (await sql`/* once mark-entered */
    update knocks k
    set entered_at = ${now}, state = case when k.state = 'pending' then 'void' else k.state end
    where k.session_id = ${session} and ${theirs(whose)}`.execute(tx));
/** Removed from the room: the Allow is spent, and whoever comes back asks, whatever the door. */
export async function spend(
  tx: Tx,
  _by: Admitted<'host-room'>,
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
/** A denial never was: it does not count, and what had been answered before stands again. */
export const undoDenial = async (
  tx: Tx,
  _by: Admitted<'answer-knock'>,
  id: KnockId,
): Promise<void> =>
  void (await sql`
    update knocks
    set state = 'pending', denials = denials - 1, answered_at = answered_before,
      answered_before = null, answered_by = null, answered_from = null, answer = ''
    where id = ${id}`.execute(tx));
/** A guest comes by the link under another name. */
export const nameKnock = async (
  tx: Tx,
  _by: Admitted<'see-session' | 'see-door'>,
  guest: GuestId,
  name: string,
): Promise<void> =>
  void (await tx
    .updateTable('knocks')
    .set({ name })
    .where('guest_id', '=', guest)
    .where('name', '<>', name)
    .execute());

/**
 * Who is told of a request: the listed hosts and the owner who count now; managers of the group
 * only where there is none of them.
 */
export async function toldOf(db: Db, session: SessionId): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`/* once told-of */
    with now as materialized (select person_id from hosts_of(${session})),
      named as (
        select n.person_id
        from now n
        where exists (
          select
          from named_hosts(${session}, statement_timestamp()) h
          where h.person_id = n.person_id and h.now
        )
          or exists (
            select
            from sessions s
            where s.id = ${session} and s.kind <> 'group' and s.created_by = n.person_id
          )
      )
    select person_id as id
    from named
    union all
    select person_id
    from now
    where not exists (select from named)`.execute(db);
  return rows.map((row) => row.id);
}

/** Of these ids, the knocks; they are called as their session. */
export const knocksById = async (db: Db, ids: readonly string[]): Promise<Subject[]> =>
  (
    await sql<Subject>`
      select k.id, s.organisation_id as organisation, s.title
      from knocks k
      join sessions s on s.id = k.session_id
      where k.id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;
