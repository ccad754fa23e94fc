import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database.ts';
import { newId, type OrganisationId, type PersonId, type RoomId, type SessionId, type SignInId, type StayId } from '../../base/ids.ts';
import { personsNamed } from '../../people/account/me/store.ts';
import { unseenSeconds } from '../../sessions/rules.ts';
import { graceSeconds, type Because } from './rules.ts';

export type Room = { readonly id: RoomId; readonly door: 'open'; readonly session: SessionId; readonly title: string; readonly organisation: OrganisationId };
const rooms = (db: Db, session: SessionId) =>
  db
    .selectFrom('rooms as r')
    .innerJoin('sessions as s', 's.id', 'r.session_id')
    .select(['r.id', 'r.door', 's.id as session', 's.title', 's.organisation_id as organisation'])
    .where('s.id', '=', session);
export const findRoom = (db: Db, session: SessionId): Promise<Room | undefined> => rooms(db, session).executeTakeFirst();
/** Whoever enters holds the room still, so that two people never take the last place. */
export const lockRoom = (tx: Tx, session: SessionId): Promise<Room | undefined> => rooms(tx, session).forUpdate('r').executeTakeFirst();

const before = (now: Date, seconds: number): Date => new Date(now.getTime() - seconds * 1000);
/** Not ended, and confirmed lately: the stays of a process that died are over without anybody having to say so. */
const live = (db: Db, now: Date) => db.selectFrom('stays as y').where('y.left_at', 'is', null).where('y.seen_at', '>', before(now, unseenSeconds));

export type Stay = {
  readonly id: StayId;
  readonly room: RoomId;
  readonly session: SessionId;
  readonly organisation: OrganisationId;
  readonly person: PersonId;
  readonly signIn: SignInId;
};
const stays = (db: Db, now: Date) =>
  live(db, now)
    .innerJoin('rooms as r', 'r.id', 'y.room_id')
    .innerJoin('sessions as s', 's.id', 'r.session_id')
    .select(['y.id', 'y.room_id as room', 's.id as session', 's.organisation_id as organisation', 'y.person_id as person', 'y.sign_in_id as signIn']);
export const findStay = (db: Db, stay: StayId, now: Date): Promise<Stay | undefined> => stays(db, now).where('y.id', '=', stay).executeTakeFirst();
export const isInside = async (db: Db, room: RoomId, person: PersonId, now: Date): Promise<boolean> =>
  (await live(db, now).select('y.id').where('y.room_id', '=', room).where('y.person_id', '=', person).executeTakeFirst()) !== undefined;
/** Every stay with what it still needs, except whether its person sees the session. */
export const listStanding = (db: Db, now: Date) =>
  stays(db, now)
    .leftJoin('sign_ins as i', (join) => join.onRef('i.id', '=', 'y.sign_in_id').on('i.expires_at', '>', now))
    .select([sql<boolean>`s.cancelled_at is not null`.as('cancelled'), sql<boolean>`i.id is not null`.as('signedIn')])
    .execute();

export async function listInside(db: Db, room: RoomId, now: Date) {
  const rows = await live(db, now)
    .select(['y.id', 'y.person_id', 'y.name', 'y.microphone', 'y.camera', 'y.here'])
    .where('y.room_id', '=', room)
    .orderBy('y.entered_at')
    .orderBy('y.id')
    .execute();
  const named = await personsNamed(
    db,
    rows.map((row) => row.person_id),
  );
  return rows.map((row) => ({
    stay: row.id,
    person: row.person_id,
    name: row.name,
    picture: named.get(row.person_id)?.picture ?? null,
    microphone: row.microphone,
    camera: row.camera,
    here: row.here,
  }));
}

export type Devices = { readonly microphone: boolean; readonly camera: boolean };
export async function insertStay(
  tx: Tx,
  room: RoomId,
  who: { readonly person: PersonId; readonly signIn: SignInId },
  { microphone, camera }: Devices,
  now: Date,
): Promise<StayId> {
  const id = newId<'stay'>();
  await tx
    .insertInto('stays')
    .values(({ selectFrom }) => ({
      id,
      room_id: room,
      person_id: who.person,
      sign_in_id: who.signIn,
      name: sql<string>`${selectFrom('persons').select('name').where('id', '=', who.person)}`,
      entered_at: now,
      seen_at: now,
      left_at: null,
      left_because: null,
      microphone,
      camera,
    }))
    .execute();
  return id;
}
export const touchStay = async (tx: Tx, stay: StayId, devices: Devices, now: Date): Promise<void> =>
  void (await tx
    .updateTable('stays')
    .set({ ...devices, seen_at: now })
    .where('id', '=', stay)
    .execute());
/** All of them that were never ended, also those of a process that died: they would be in the way of a new one. */
export const openStaysOf = async (tx: Tx, room: RoomId, person: PersonId): Promise<StayId[]> =>
  (await tx.selectFrom('stays').select('id').where('room_id', '=', room).where('person_id', '=', person).where('left_at', 'is', null).execute()).map(
    (row) => row.id,
  );

export type Ended = { readonly stay: StayId; readonly person: PersonId; readonly session: SessionId; readonly organisation: OrganisationId };
/** Ends stays that are not ended yet: of two who try, one succeeds. */
export async function endStays(tx: Tx, ended: readonly StayId[], because: Because, now: Date): Promise<Ended[]> {
  if (ended.length === 0) return [];
  const { rows } = await sql<Ended>`
    update stays y set left_at = ${now}, left_because = ${because}, here = false from rooms r join sessions s on s.id = r.session_id
     where y.id = any(${ended}::uuid[]) and y.left_at is null and r.id = y.room_id
    returning y.id as stay, y.person_id as person, s.id as session, s.organisation_id as organisation`.execute(tx);
  return rows;
}
export const ownedBy = async (db: Db, stay: StayId, person: PersonId): Promise<boolean> =>
  (await db.selectFrom('stays').select('id').where('id', '=', stay).where('person_id', '=', person).executeTakeFirst()) !== undefined;
/** Why a stay is over; a stay that nobody ended is lost. */
export const endOf = async (db: Db, stay: StayId): Promise<Because> =>
  (await db.selectFrom('stays').select('left_because').where('id', '=', stay).executeTakeFirst())?.left_because ?? 'lost';

/** The page of a stay came or went; false when the stay is over. */
export const setHere = async (db: Db, stay: StayId, here: boolean, now: Date): Promise<boolean> =>
  (await db.updateTable('stays').set({ here, seen_at: now }).where('id', '=', stay).where('left_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;
export const setDevices = async (db: Db, stay: StayId, devices: Devices): Promise<void> =>
  void (await db.updateTable('stays').set(devices).where('id', '=', stay).where('left_at', 'is', null).execute());
export const confirmStays = async (db: Db, confirmed: readonly StayId[], now: Date): Promise<void> =>
  void (
    confirmed.length > 0 &&
    (await db
      .updateTable('stays')
      .set({ seen_at: now })
      .where('id', 'in', [...confirmed])
      .where('left_at', 'is', null)
      .execute())
  );
/** Left alone by their page for longer than the grace, or by their process. */
export const listLost = async (db: Db, now: Date): Promise<StayId[]> =>
  (
    await db
      .selectFrom('stays')
      .select('id')
      .where('left_at', 'is', null)
      .where((eb) => eb.or([eb('seen_at', '<=', before(now, unseenSeconds)), eb.and([eb('here', '=', false), eb('seen_at', '<=', before(now, graceSeconds))])]))
      .execute()
  ).map((row) => row.id);

export type Signal = { readonly to: StayId; readonly from: StayId; readonly data: unknown };
/** Keeps signals for the other processes; only those between two people inside the same room. A signal without data goes to everyone in the room. */
export async function putSignals(db: Db, signals: readonly Signal[], now: Date): Promise<void> {
  await sql`
    insert into signals (to_stay, from_stay, data)
    select t.id, f.id, g.data from unnest(${signals.map(({ to }) => to)}::uuid[], ${signals.map(({ from }) => from)}::uuid[], ${signals.map(({ data }) => JSON.stringify(data))}::jsonb[]) with ordinality as g (to_stay, from_stay, data, n)
      join stays f on f.id = g.from_stay and f.left_at is null
      join stays t on t.room_id = f.room_id and t.id <> f.id and t.left_at is null and t.here and t.seen_at > ${before(now, unseenSeconds)} and (t.id = g.to_stay or g.data = 'null')
     order by g.n`.execute(db);
}
/** Takes what waits for these stays, in the order it was sent; from whoever is out by now, nothing. */
export async function takeSignals(db: Db, to: readonly StayId[]): Promise<Signal[]> {
  const { rows } = await sql<Signal>`
    with taken as (delete from signals where to_stay = any(${to}::uuid[]) returning id, to_stay, from_stay, data)
    select g.to_stay as "to", g.from_stay as "from", g.data from taken g join stays f on f.id = g.from_stay and f.left_at is null order by g.id`.execute(db);
  return rows;
}
export const sweepSignals = async (db: Db, now: Date): Promise<void> =>
  void (await sql`delete from signals where at < ${before(now, unseenSeconds)}`.execute(db));
export const wakeOthers = async (db: Db): Promise<void> => void (await sql`notify signals`.execute(db));
