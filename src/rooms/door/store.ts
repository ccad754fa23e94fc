import type { Admitted } from '../../access/admit.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import { part, type Part } from '../../base/data/one-moment.ts';
import {
  newId,
  type GuestId,
  type KnockId,
  type OrganisationId,
  type PersonId,
  type RoomId,
  type SessionId,
  type VisitorId,
} from '../../base/ids.ts';
import { networkOf } from '../../base/text/network.ts';
import type { Door } from '../gate/rules.ts';

/** A room with everything that is set at its door. */
export type DoorRow = {
  readonly room: RoomId;
  readonly session: SessionId;
  readonly organisation: OrganisationId;
  readonly kind: 'group' | 'ad-hoc' | 'standing';
  readonly title: string;
  readonly owner: PersonId;
  readonly door: Door;
  readonly guests: boolean;
  readonly answeredBy: 'hosts' | 'members';
  readonly says: string;
  readonly opens: Date | null;
  readonly openedEarly: Date | null;
  readonly closes: Date | null;
  readonly bringIn: boolean;
  readonly link: number;
};
const entrance = (session: SessionId | RawBuilder<SessionId>) => sql<DoorRow>`
      select r.id as room, s.id as session, s.organisation_id as organisation, s.kind, s.title,
        s.created_by as owner, r.door, r.guests, r.answered_by as "answeredBy", r.says,
        r.opens_at as opens, r.opened_early_at as "openedEarly", r.closes_at as closes,
        r.bring_in as "bringIn", r.link
      from rooms r
      join sessions s on s.id = r.session_id
      where r.id = (select e.id from entrance_of(${session}) e)`;
export const doorPart = (session: SessionId): Part<DoorRow> =>
  part(entrance(session), 'opens', 'openedEarly', 'closes');
/** The entrance of a session: its door is that of all its rooms, and what locks it holds them all. */
const doorOf = async (
  db: Db,
  session: SessionId | RawBuilder<SessionId>,
  how: '' | 'share' | 'update',
  name = `door${how && `-${how}`}`,
): Promise<DoorRow | undefined> =>
  (
    await sql<DoorRow>`${sql.raw(`/* once ${name} */`)}
      ${entrance(session)}
      ${sql.raw(how && `for ${how} of r`)}`.execute(db)
  ).rows[0];
export const findDoor = (db: Db, session: SessionId): Promise<DoorRow | undefined> =>
  doorOf(db, session, '');
/**
 * `share`: many ask at once, and the door stays as it is meanwhile; `update`: answering, entering
 * and turning happen one after the other, and see all who asked.
 */
export const lockDoor = (
  tx: Tx,
  session: SessionId,
  how: 'share' | 'update',
): Promise<DoorRow | undefined> => doorOf(tx, session, how);
/** The door at which this was asked, held to answer it. */
export const lockDoorOf = (tx: Tx, knock: KnockId): Promise<DoorRow | undefined> =>
  doorOf(
    tx,
    sql<SessionId>`(select k.session_id from knocks k where k.id = ${knock})`,
    'update',
    'door-of-knock',
  );
/** This room, where it is one of the session's. */
export const roomIn = async (
  db: Db,
  session: SessionId,
  room: RoomId,
): Promise<RoomId | undefined> =>
  (
    await db
      .selectFrom('rooms')
      .select('id')
      .where('id', '=', room)
      .where('session_id', '=', session)
      .executeTakeFirst()
  )?.id;

/**
 * Where a request at a door comes from. Of IPv6 one home may have a /56: whoever was sent out is as
 * near in all of it.
 */
export const doorNetworkOf = (address: string): string => networkOf(address, 56);

/**
 * How somebody is known at this session: a person by their account, a guest by the name they typed
 * here. `network`: where they come from, now that they act.
 */
export async function knownAt(
  db: Db,
  session: SessionId,
  { person, visitor }: { readonly person: PersonId | null; readonly visitor: VisitorId | null },
  network: string | null,
): Promise<{
  readonly person: PersonId | null;
  readonly guest: GuestId | null;
  readonly name: string;
  readonly network: string | null;
}> {
  if (person) {
    const { rows } = await sql<{ name: string }>`/* once name-of */
      select name
      from persons
      where id = ${person}`.execute(db);
    return { person, guest: null, name: rows[0]?.name ?? '', network };
  }
  const { rows } = await sql<{ id: GuestId; name: string }>`/* once holder */
    select id, name
    from link_holders
    where session_id = ${session} and visitor = ${visitor}`.execute(db);
  const [row] = rows;
  return { person: null, guest: row?.id ?? null, name: row?.name ?? '', network };
}

export const addTry = (
  tx: Tx,
  _by: Admitted<'see-session' | 'see-door'>,
  session: SessionId,
  who: string,
): Promise<boolean> =>
  tx
    .insertInto('door_tries')
    .values({ session_id: session, who })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
    .then((done) => (done.numInsertedOrUpdatedRows ?? 0n) > 0n);
export const countTries = async (db: Db, session: SessionId): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('door_tries')
        .select(sql<string>`count(*)`.as('count'))
        .where('session_id', '=', session)
        .executeTakeFirstOrThrow()
    ).count,
  );
export const forgetTries = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  session: SessionId,
): Promise<void> =>
  void (await tx.deleteFrom('door_tries').where('session_id', '=', session).execute());

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

/** What is set at a door. */
type Turn = Partial<{
  door: Door;
  guests: boolean;
  answered_by: 'hosts' | 'members';
  says: string;
  bring_in: boolean;
  opens_at: Date | null;
  closes_at: Date | null;
}>;
/** The room of a session; what is not set is as usual. */
export const insertDoor = async (
  tx: Tx,
  _by: Admitted<'make-session' | 'make-room'>,
  session: SessionId,
  set: Turn = {},
): Promise<void> =>
  void (await tx
    .insertInto('rooms')
    .values({ id: newId<'room'>(), session_id: session, ...set })
    .execute());
/** Opened early it stays, unless it is to open at another time. */
const reopened = ({ opens_at: opens }: Turn) =>
  opens === undefined
    ? {}
    : {
        opened_early_at: sql<Date | null>`
          case when opens_at is not distinct from ${opens} then opened_early_at end`,
      };
export const updateDoor = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  room: RoomId,
  turn: Turn,
): Promise<void> =>
  void (
    Object.keys(turn).length > 0 &&
    (await tx
      .updateTable('rooms')
      .set({ ...turn, ...reopened(turn) })
      .where('id', '=', room)
      .execute())
  );
export const setLink = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  room: RoomId,
  number: number,
): Promise<void> =>
  void (await tx.updateTable('rooms').set({ link: number }).where('id', '=', room).execute());
/** Of a room without dates. */
export const openRoom = async (
  tx: Tx,
  _by: Admitted<'open-early'>,
  room: RoomId,
  now: Date,
): Promise<void> =>
  void (await tx
    .updateTable('rooms')
    .set({ opened_early_at: now })
    .where('id', '=', room)
    .execute());
/**
 * Opened early, it opens as planned, and does not close before that; answers whether it was open
 * early.
 */
export const takeBackRoom = async (
  tx: Tx,
  _by: Admitted<'host-room' | 'own-room' | 'close-again'>,
  room: RoomId,
  now: Date,
): Promise<boolean> =>
  (
    await tx
      .updateTable('rooms')
      .set({
        opened_early_at: null,
        closes_at: sql<Date | null>`case when closes_at > opens_at then closes_at end`,
      })
      .where('id', '=', room)
      .where('opened_early_at', 'is not', null)
      .where('opens_at', '>', now)
      .executeTakeFirst()
  ).numUpdatedRows > 0n;
export const closeRoom = async (
  tx: Tx,
  _by: Admitted<'host-room' | 'own-room'>,
  room: RoomId,
  now: Date,
): Promise<void> =>
  void (await tx.updateTable('rooms').set({ closes_at: now }).where('id', '=', room).execute());
