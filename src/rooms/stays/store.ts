import type { Admitted } from '../../access/admit.ts';
import { sql, type RawBuilder } from 'kysely';
import { databaseTime } from '../../base/data/clock.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import { part, type Part } from '../../base/data/one-moment.ts';
import type {
  GuestId,
  OrganisationId,
  PersonId,
  RoomId,
  SessionId,
  SignInId,
  StayId,
  VisitorId,
} from '../../base/ids.ts';
import type { Visitor } from '../../base/serve/caller.ts';
import { pictureAt } from '../../people/known/store.ts';
import { lockDoor } from '../door/store.ts';
import { isLive } from '../gate/store.ts';
import type { Insider } from './contract.ts';
import type { Because } from './rules.ts';
import type { Subject } from '../../access/subject.ts';

export const staysIn = async (db: Db, session: SessionId): Promise<StayId[]> =>
  (
    await db
      .selectFrom('stays as y')
      .innerJoin('rooms as r', 'r.id', 'y.room_id')
      .select('y.id')
      .where('r.session_id', '=', session)
      .where('y.left_at', 'is', null)
      .execute()
  ).map((row) => row.id);

export const personsInside = async (db: Db, session: SessionId): Promise<PersonId[]> =>
  (
    await db
      .selectFrom('stays as y')
      .innerJoin('rooms as r', 'r.id', 'y.room_id')
      .select('y.person_id')
      .where('r.session_id', '=', session)
      .where('y.left_at', 'is', null)
      .execute()
  ).flatMap((row) => row.person_id ?? []);

export const before = (now: Date, seconds: number): Date =>
  new Date(now.getTime() - seconds * 1000);
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
export const stays = (db: Db, now: Date) => allStays(db).where(isLive(now));
export const findStay = (db: Db, stay: StayId, now: Date): Promise<Stay | undefined> =>
  stays(db, now).where('y.id', '=', stay).executeTakeFirst();
export type Latest = Stay & { readonly inside: boolean; readonly because: Because | null };
/**
 * What whoever has or had this stay has in its session now, or had there last: they may have come
 * in anew since it was looked up. Nobody comes in meanwhile.
 */
export async function holdLatest(tx: Tx, stay: StayId): Promise<Latest | undefined> {
  const whose = await allStays(tx).where('y.id', '=', stay).executeTakeFirst();
  if (!whose || !(await lockDoor(tx, whose.session, 'update'))) return undefined;
  const now = await databaseTime(tx);
  return allStays(tx)
    .select([isLive(now).as('inside'), 'y.left_because as because'])
    .where('s.id', '=', whose.session)
    .where(whose.person ? 'y.person_id' : 'y.guest_id', '=', (whose.person ?? whose.guest) as never)
    .orderBy(sql`y.left_at is null`, 'desc')
    .orderBy('y.entered_at', 'desc')
    .orderBy('y.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
type Whose = Pick<Visitor, 'person' | 'visitor'>;
/** The stay this visitor has in a room of the session now: nobody is in two of them. */
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
/** Persons and browsers of guests who are inside. */
export const whoIsInside = async (
  db: Db,
  session: SessionId,
  now: Date,
): Promise<(PersonId | VisitorId)[]> =>
  (await stays(db, now).where('s.id', '=', session).execute()).flatMap(
    ({ person, visitor }) => person ?? visitor ?? [],
  );
export type InsideRow = Omit<Insider, 'guest' | 'hand'> & {
  readonly hand_at: Date | null;
};
export async function listInside(
  db: Db,
  room: RoomId,
  session: SessionId,
  now: Date,
): Promise<Insider[]> {
  const { rows } = await sql<InsideRow>`/* once who-is-inside */
    select ${told(session)}
    from stays y
    left join persons p on p.id = y.person_id
    where y.room_id = ${room} and ${isLive(now)}
    order by y.entered_at, y.id`.execute(db);
  return rows.map(insider);
}
const told = (session: SessionId): RawBuilder<unknown> => sql`
  y.id as stay, y.person_id as person, y.name, y.microphone, y.camera, y.screen, y.hand_at, y.here,
    ${pictureAt} as picture, coalesce(y.person_id in (select h.person_id from hosts_of(${session}) h), false) as host`;
/** Those in its entrance, beside other parts. */
export const insidePart = (session: SessionId): Part<InsideRow> =>
  part(
    sql<InsideRow>`
    select ${told(session)}
    from entrance_of(${session}) r
    cross join moment m
    join stays y on y.room_id = r.id
    left join persons p on p.id = y.person_id
    where ${isLive(sql<Date>`m.now`)}
    order by y.entered_at, y.id`,
    'hand_at',
  );
export const insider = ({ hand_at: hand, ...row }: InsideRow): Insider => ({
  ...row,
  guest: row.person === null,
  hand: hand?.toISOString() ?? null,
});

export type Devices = { readonly microphone: boolean; readonly camera: boolean };
type Resident = {
  readonly person: PersonId | null;
  readonly signIn: SignInId | null;
  readonly guest: GuestId | null;
};
type Entered = Resident & {
  readonly id: StayId;
  readonly name: string;
  readonly network: string | null;
};
export async function insertStay(
  tx: Tx,
  _by: Admitted<'enter-room' | 'enter-by-link'>,
  room: RoomId,
  { id, person, signIn, guest, name, network }: Entered,
  devices: Devices,
  now: Date,
): Promise<void> {
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
 * All of them in this session that were never ended, also those of a process that died: they would
 * be in the way of a new one.
 */
export const openStaysOf = async (
  tx: Tx,
  session: SessionId,
  { person, guest }: Omit<Resident, 'signIn'>,
): Promise<StayId[]> =>
  (
    await tx
      .selectFrom('stays as y')
      .innerJoin('rooms as r', 'r.id', 'y.room_id')
      .select('y.id')
      .where('r.session_id', '=', session)
      .where(person ? 'y.person_id' : 'y.guest_id', '=', (person ?? guest) as never)
      .where('y.left_at', 'is', null)
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

/** Of these ids, the stays; they are called as their session. */
export const staysById = async (db: Db, ids: readonly string[]): Promise<Subject[]> =>
  (
    await sql<Subject>`
      select y.id, s.organisation_id as organisation, s.title
      from stays y
      join rooms r on r.id = y.room_id
      join sessions s on s.id = r.session_id
      where y.id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;

/** Whether anybody has been in a room of this organisation. */
export const everEntered = async (db: Db, organisation: OrganisationId): Promise<boolean> =>
  (
    await sql<{ yes: boolean }>`
      select exists (
        select
        from stays y
        join rooms r on r.id = y.room_id
        join sessions s on s.id = r.session_id
        where s.organisation_id = ${organisation}
      ) as yes`.execute(db)
  ).rows[0]!.yes;

/** From where somebody came is forgotten a month later. */
export const forgetStayNetworks = async (db: Db, _by: Admitted<'host-room'>): Promise<void> =>
  void (await sql`
    update stays
    set network = null
    where network is not null and left_at < now() - interval '30 days'`.execute(db));
