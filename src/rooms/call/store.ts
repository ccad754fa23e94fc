import { sql } from 'kysely';
import { databaseTime } from '../../base/data/clock.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import type { Visitor } from '../../base/serve/caller.ts';
import {
  newId,
  type GuestId,
  type OrganisationId,
  type PersonId,
  type RoomId,
  type SessionId,
  type SignInId,
  type StayId,
  type VisitorId,
} from '../../base/ids.ts';
import type { NodeId } from '../../base/data/line.ts';
import { isEldest } from '../../base/data/nodes.ts';
import { personsNamed } from '../../people/known/store.ts';
import { unseenSeconds } from '../../sessions/rules.ts';
import type { Insider } from './contract.ts';
import { graceSeconds, silentSeconds, type Because } from './rules.ts';

const before = (now: Date, seconds: number): Date => new Date(now.getTime() - seconds * 1000);
/**
 * Not ended, and confirmed lately: the stays of a process that died are over without anybody having
 * to say so.
 */
const isLive = (now: Date) =>
  sql<boolean>`(y.left_at is null and y.seen_at > ${before(now, unseenSeconds)})`;

/**
 * A person's stay has person and sign-in; a guest's has guest, and the browser (visitor) it belongs
 * to.
 */
export type Stay = {
  readonly id: StayId;
  readonly room: RoomId;
  readonly session: SessionId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly person: PersonId | null;
  readonly signIn: SignInId | null;
  readonly guest: GuestId | null;
  readonly visitor: VisitorId | null;
  readonly network: string | null;
};
const allStays = (db: Db) =>
  db
    .selectFrom('stays as y')
    .innerJoin('rooms as r', 'r.id', 'y.room_id')
    .innerJoin('sessions as s', 's.id', 'r.session_id')
    .leftJoin('link_holders as l', 'l.id', 'y.guest_id')
    .select([
      'y.id',
      'y.room_id as room',
      's.id as session',
      's.organisation_id as organisation',
      'y.name',
      'y.person_id as person',
      'y.sign_in_id as signIn',
      'y.guest_id as guest',
      'l.visitor',
      'y.network',
    ]);
const stays = (db: Db, now: Date) => allStays(db).where(isLive(now));
export const findStay = (db: Db, stay: StayId, now: Date): Promise<Stay | undefined> =>
  stays(db, now).where('y.id', '=', stay).executeTakeFirst();
export type Latest = Stay & { readonly inside: boolean; readonly because: Because | null };
/**
 * What whoever has or had this stay has in its room now, or had there last: they may have come in
 * anew since it was looked up. Nobody comes in meanwhile.
 */
export async function holdLatest(tx: Tx, stay: StayId): Promise<Latest | undefined> {
  const { rows } = await sql<{ room: RoomId; person: PersonId | null; guest: GuestId | null }>`
    select y.room_id as room, y.person_id as person, y.guest_id as guest
    from stays y
    join rooms r on r.id = y.room_id
    where y.id = ${stay}
    for update of r`.execute(tx);
  const [whose] = rows;
  if (!whose) return undefined;
  const now = await databaseTime(tx);
  return allStays(tx)
    .select([isLive(now).as('inside'), 'y.left_because as because'])
    .where('y.room_id', '=', whose.room)
    .where(whose.person ? 'y.person_id' : 'y.guest_id', '=', (whose.person ?? whose.guest) as never)
    .orderBy(sql`y.left_at is null`, 'desc')
    .orderBy('y.entered_at', 'desc')
    .orderBy('y.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
type Whose = Pick<Visitor, 'person' | 'visitor'>;
/** The stay this visitor has in the room of a session now. */
export const stayOf = (
  db: Db,
  session: SessionId,
  who: Whose,
  now: Date,
): Promise<Stay | undefined> =>
  stays(db, now)
    .where('s.id', '=', session)
    .where(who.person ? 'y.person_id' : 'l.visitor', '=', (who.person ?? who.visitor) as never)
    .executeTakeFirst();
/** How a browser is known at a session, whether or not it is inside. */
export const guestAt = async (
  db: Db,
  session: SessionId,
  visitor: VisitorId,
): Promise<GuestId | null> =>
  (
    await db
      .selectFrom('link_holders')
      .select('id')
      .where('session_id', '=', session)
      .where('visitor', '=', visitor)
      .executeTakeFirst()
  )?.id ?? null;
/** Persons and browsers of guests who are inside. */
export const whoIsInside = async (
  db: Db,
  session: SessionId,
  now: Date,
): Promise<(PersonId | VisitorId)[]> =>
  (await stays(db, now).where('s.id', '=', session).execute()).flatMap(
    ({ person, visitor }) => person ?? visitor ?? [],
  );
export const listSpeaking = (db: Db, session: SessionId, now: Date): Promise<Stay[]> =>
  stays(db, now)
    .where('s.id', '=', session)
    .where('y.microphone', '=', true)
    .orderBy('y.entered_at')
    .orderBy('y.id')
    .execute();
/**
 * The stays this process looks after: those whose page it has, and, as the oldest process that
 * lives, those of processes that do not.
 */
const lookedAfterBy = (node: NodeId) => sql<boolean>`(
    y.node_id = ${node}
    or not exists (
      select
      from nodes n
      where n.id = y.node_id and n.seen_at > now() - make_interval(secs => ${silentSeconds})
    ) and ${isEldest(node, silentSeconds)}
  )`;
/**
 * Every stay with what it still needs, except what the gate says. Guests have no sign-in that could
 * end.
 */
export const listStanding = (db: Db, now: Date, node: NodeId) =>
  stays(db, now)
    .where(lookedAfterBy(node))
    .leftJoin('sign_ins as i', (join) =>
      join.onRef('i.id', '=', 'y.sign_in_id').on('i.expires_at', '>', now),
    )
    .select([
      sql<boolean>`s.cancelled_at is not null`.as('cancelled'),
      sql<boolean>`y.person_id is null or i.id is not null`.as('signedIn'),
    ])
    .execute();

export async function listInside(
  db: Db,
  room: RoomId,
  session: SessionId,
  now: Date,
): Promise<Insider[]> {
  const rows = await db
    .selectFrom('stays as y')
    .where(isLive(now))
    .select([
      'y.id as stay',
      'y.person_id as person',
      'y.name',
      'y.microphone',
      'y.camera',
      'y.screen',
      'y.hand_at',
      'y.here',
    ])
    .select(
      sql<boolean>`
        coalesce(y.person_id in (select h.person_id from hosts_of(${session}) h), false)`.as(
        'host',
      ),
    )
    .where('y.room_id', '=', room)
    .orderBy('y.entered_at')
    .orderBy('y.id')
    .execute();
  const named = await personsNamed(
    db,
    rows.flatMap(({ person }) => person ?? []),
  );
  return rows.map(({ hand_at, ...row }) => ({
    ...row,
    guest: row.person === null,
    picture: (row.person && named.get(row.person)?.picture) ?? null,
    hand: hand_at?.toISOString() ?? null,
  }));
}

export type Devices = { readonly microphone: boolean; readonly camera: boolean };
type Resident = {
  readonly person: PersonId | null;
  readonly signIn: SignInId | null;
  readonly guest: GuestId | null;
};
type Entered = Resident & { readonly name: string; readonly network: string | null };
export async function insertStay(
  tx: Tx,
  room: RoomId,
  { person, signIn, guest, name, network }: Entered,
  devices: Devices,
  now: Date,
): Promise<StayId> {
  const id = newId<'stay'>();
  await tx
    .insertInto('stays')
    .values({
      id,
      room_id: room,
      person_id: person,
      sign_in_id: signIn,
      guest_id: guest,
      name,
      network,
      entered_at: now,
      seen_at: now,
      left_at: null,
      left_because: null,
      hand_at: null,
      microphone: devices.microphone,
      camera: devices.camera,
    })
    .execute();
  return id;
}
/**
 * The page of a stay is back, perhaps a new one: what it shared is not shared any more, until it
 * says so.
 */
export const touchStay = async (
  tx: Tx,
  stay: StayId,
  { microphone, camera }: Devices,
  now: Date,
): Promise<void> =>
  void (await tx
    .updateTable('stays')
    .set({ microphone, camera, screen: false, seen_at: now })
    .where('id', '=', stay)
    .execute());
/**
 * All of them that were never ended, also those of a process that died: they would be in the way of
 * a new one.
 */
export const openStaysOf = async (
  tx: Tx,
  room: RoomId,
  { person, guest }: Omit<Resident, 'signIn'>,
): Promise<StayId[]> =>
  (
    await tx
      .selectFrom('stays')
      .select('id')
      .where('room_id', '=', room)
      .where(person ? 'person_id' : 'guest_id', '=', (person ?? guest) as never)
      .where('left_at', 'is', null)
      .execute()
  ).map((row) => row.id);

export type Ended = {
  readonly stay: StayId;
  readonly person: PersonId | null;
  readonly guest: GuestId | null;
  readonly name: string;
  readonly session: SessionId;
  readonly organisation: OrganisationId;
};
/**
 * Ends stays that are not ended yet: of two who try, one succeeds. Whom a host turns out has been
 * turned out, even if they had just left.
 */
export async function endStays(
  tx: Tx,
  ended: readonly StayId[],
  because: Because,
  says: string,
  now: Date,
): Promise<Ended[]> {
  if (ended.length === 0) return [];
  const { rows } = await sql<Ended>`
    update stays y
    set left_at = coalesce(y.left_at, ${now}), left_because = ${because}, left_says = ${says},
      here = false
    from rooms r
    join sessions s on s.id = r.session_id
    where y.id = any(${ended}::uuid[])
      and (y.left_at is null or ${because} = 'turned-out')
      and r.id = y.room_id
    returning y.id as stay, y.person_id as person, y.guest_id as guest, y.name, s.id as session,
      s.organisation_id as organisation`.execute(tx);
  return rows;
}
export const ownedBy = async (db: Db, stay: StayId, who: Whose): Promise<boolean> =>
  (await db
    .selectFrom('stays as y')
    .leftJoin('link_holders as l', 'l.id', 'y.guest_id')
    .select('y.id')
    .where('y.id', '=', stay)
    .where(who.person ? 'y.person_id' : 'l.visitor', '=', (who.person ?? who.visitor) as never)
    .executeTakeFirst()) !== undefined;
export type End = { readonly because: Because; readonly says: string };
/** Why a stay is over; a stay that nobody ended is lost. */
export async function endOf(db: Db, stay: StayId): Promise<End> {
  const row = await db
    .selectFrom('stays')
    .select(['left_because', 'left_says'])
    .where('id', '=', stay)
    .executeTakeFirst();
  return { because: row?.left_because ?? 'lost', says: row?.left_says ?? '' };
}

/**
 * The page of a stay has come, and this process holds it from now on; null when the stay is over.
 * `moved`: another process held it before.
 */
export const setHere = async (
  db: Db,
  stay: StayId,
  node: NodeId,
): Promise<{ readonly moved: boolean } | null> =>
  (
    await sql<{ moved: boolean }>`
      update stays y
      set here = true, node_id = ${node}, seen_at = clock_timestamp()
      from (select id, node_id from stays where id = ${stay} for update) before
      where y.id = before.id and y.left_at is null
      returning coalesce(before.node_id <> ${node}, false) as moved`.execute(db)
  ).rows[0] ?? null;
/**
 * Its page has closed at this process; where another one holds the stay by now, that means nothing.
 */
export const setAway = async (db: Db, stay: StayId, node: NodeId): Promise<void> =>
  void (await db
    .updateTable('stays')
    .set({ here: false, seen_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', stay)
    .where('node_id', '=', node)
    .where('left_at', 'is', null)
    .execute());
/** Lets the process that held this stay before look again. */
export const tellMoved = async (db: Db, stay: StayId): Promise<void> =>
  void (await sql`select pg_notify('seats', ${stay})`.execute(db));
/** What a page shows of itself; a hand that is up keeps its time, and what is not said stays. */
export type Shown = Devices & { readonly screen: boolean | null; readonly hand: boolean | null };
export const setShown = async (
  db: Db,
  stay: StayId,
  { microphone, camera, screen, hand }: Shown,
): Promise<void> =>
  void (await db
    .updateTable('stays')
    .set({
      microphone,
      camera,
      ...(screen === null ? {} : { screen }),
      ...(hand === null
        ? {}
        : { hand_at: hand ? sql<Date>`coalesce(hand_at, clock_timestamp())` : null }),
    })
    .where('id', '=', stay)
    .where('left_at', 'is', null)
    .execute());
/** Those of the stays whose microphone was on. */
export const muteStays = async (tx: Tx, muted: readonly StayId[]): Promise<StayId[]> =>
  muted.length === 0
    ? []
    : (
        await tx
          .updateTable('stays')
          .set({ microphone: false })
          .where('id', 'in', [...muted])
          .where('microphone', '=', true)
          .where('left_at', 'is', null)
          .returning('id')
          .execute()
      ).map((row) => row.id);
export const lowerHands = async (tx: Tx, lowered: readonly StayId[]): Promise<boolean> =>
  (
    await tx
      .updateTable('stays')
      .set({ hand_at: null })
      .where('id', 'in', [...lowered])
      .where('hand_at', 'is not', null)
      .executeTakeFirst()
  ).numUpdatedRows > 0n;
/** The pages of these stays are here; those among them that another process holds by now. */
export async function confirmStays(
  db: Db,
  confirmed: readonly StayId[],
  node: NodeId,
): Promise<StayId[]> {
  if (confirmed.length === 0) return [];
  const ours = sql<boolean>`node_id = ${node}`;
  const rows = await db
    .updateTable('stays')
    .set({ seen_at: sql<Date>`case when ${ours} then clock_timestamp() else seen_at end` })
    .where('id', 'in', [...confirmed])
    .where('left_at', 'is', null)
    .returning(['id', ours.as('ours')])
    .execute();
  return rows.flatMap((row) => (row.ours ? [] : [row.id]));
}
/** Left alone by their page for longer than the grace, or by their process. */
export const listLost = async (db: Db, now: Date, node: NodeId): Promise<StayId[]> =>
  (
    await db
      .selectFrom('stays as y')
      .select('id')
      .where('left_at', 'is', null)
      .where(lookedAfterBy(node))
      .where((eb) =>
        eb.or([
          eb('seen_at', '<=', before(now, unseenSeconds)),
          eb.and([eb('here', '=', false), eb('seen_at', '<=', before(now, graceSeconds))]),
        ]),
      )
      .execute()
  ).map((row) => row.id);
/**
 * Of the persons whom a room knows (`members`: the people of its group among them), who may notice
 * that somebody came or left: whom the door lets in now and who does not wait; behind a locked or
 * closed door only the hosts.
 */
export async function whoNotice(
  db: Db,
  session: SessionId,
  known: readonly PersonId[],
  members: readonly PersonId[],
): Promise<PersonId[]> {
  if (known.length === 0) return [];
  const { rows } = await sql<{ id: PersonId }>`
    select w.id
    from unnest(${known}::uuid[]) w (id)
    where w.id in (select h.person_id from hosts_of(${session}) h)
      or exists (
        select
        from rooms r
        where r.session_id = ${session}
          and (r.door = 'open' or r.door = 'members' and w.id = any(${members}::uuid[]))
      )
      and not exists (
        select
        from knocks k
        where k.session_id = ${session}
          and k.person_id = w.id
          and (k.state = 'pending' or k.must_ask)
      )`.execute(db);
  return rows.map((row) => row.id);
}

export type Signal = { readonly to: StayId; readonly from: StayId; readonly data: unknown };
/**
 * Keeps signals for the other processes; only those between two people inside the same room. What
 * is no object comes from us, never from a page, and goes to everyone in the room: null, look at
 * the roster again; a word, at that topic.
 */
export async function putSignals(db: Db, signals: readonly Signal[]): Promise<void> {
  await sql`
    insert into signals (to_stay, from_stay, data)
    select t.id, f.id, g.data
    from unnest(
      ${signals.map(({ to }) => to)}::uuid[], ${signals.map(({ from }) => from)}::uuid[],
        ${signals.map(({ data }) => JSON.stringify(data))}::jsonb[]
    ) with ordinality as g (to_stay, from_stay, data, n)
    join stays f on f.id = g.from_stay and f.left_at is null
    join stays t on t.room_id = f.room_id
      and t.id <> f.id
      and t.left_at is null
      and t.here
      and t.seen_at > now() - make_interval(secs => ${unseenSeconds})
      and (t.id = g.to_stay or jsonb_typeof(g.data) <> 'object')
    order by g.n`.execute(db);
}
/**
 * Takes what waits for these stays, in the order it was sent; from whoever is out by now, nothing.
 */
export async function takeSignals(db: Db, to: readonly StayId[]): Promise<Signal[]> {
  const { rows } = await sql<Signal>`
    with taken as (
      delete
      from signals
      where to_stay = any(${to}::uuid[])
      returning id, to_stay, from_stay, data
    )
    select g.to_stay as "to", g.from_stay as "from", g.data
    from taken g
    join stays f on f.id = g.from_stay and (f.left_at is null or jsonb_typeof(g.data) <> 'object')
    order by g.id`.execute(db);
  return rows;
}
export const sweepSignals = async (db: Db): Promise<void> =>
  void (await sql`
    delete
    from signals
    where at < now() - make_interval(secs => ${unseenSeconds})`.execute(db));
export const wakeOthers = async (db: Db): Promise<void> =>
  void (await sql`notify signals`.execute(db));
