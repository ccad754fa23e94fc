import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import type {
  GuestId,
  OrganisationId,
  PersonId,
  RoomId,
  SessionId,
  StayId,
  VisitorId,
} from '../../base/ids.ts';
import { networkOf } from '../../base/text/network.ts';
import type { Door } from '../../sessions/door/rules.ts';

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
  readonly closes: Date | null;
  readonly bringIn: boolean;
  readonly link: number;
};
const doors = (db: Db, session: SessionId) =>
  db
    .selectFrom('rooms as r')
    .innerJoin('sessions as s', 's.id', 'r.session_id')
    .select([
      'r.id as room',
      's.id as session',
      's.organisation_id as organisation',
      's.kind',
      's.title',
      's.created_by as owner',
      'r.door',
      'r.guests',
      'r.answered_by as answeredBy',
      'r.says',
      'r.opens_at as opens',
      'r.closes_at as closes',
      'r.bring_in as bringIn',
      'r.link',
    ])
    .where('s.id', '=', session);
export const findDoor = (db: Db, session: SessionId): Promise<DoorRow | undefined> =>
  doors(db, session).executeTakeFirst();
/**
 * `share`: many ask at once, and the door stays as it is meanwhile; `update`: answering, entering
 * and turning happen one after the other, and see all who asked.
 */
export const lockDoor = (
  tx: Tx,
  session: SessionId,
  how: 'share' | 'update',
): Promise<DoorRow | undefined> =>
  (how === 'share'
    ? doors(tx, session).forShare('r')
    : doors(tx, session).forUpdate('r')
  ).executeTakeFirst();

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
    const row = await db
      .selectFrom('persons')
      .select('name')
      .where('id', '=', person)
      .executeTakeFirst();
    return { person, guest: null, name: row?.name ?? '', network };
  }
  const row = await db
    .selectFrom('link_holders')
    .select(['id', 'name'])
    .where('session_id', '=', session)
    .where('visitor', '=', visitor)
    .executeTakeFirst();
  return { person: null, guest: row?.id ?? null, name: row?.name ?? '', network };
}

export type Turn = Partial<{
  door: Door;
  guests: boolean;
  answered_by: 'hosts' | 'members';
  says: string;
  bring_in: boolean;
  opens_at: Date | null;
  closes_at: Date | null;
}>;
export const updateDoor = async (tx: Tx, room: RoomId, turn: Turn): Promise<void> =>
  void (
    Object.keys(turn).length > 0 &&
    (await tx.updateTable('rooms').set(turn).where('id', '=', room).execute())
  );

export const addTry = (tx: Tx, session: SessionId, who: string): Promise<boolean> =>
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
export const forgetTries = async (tx: Tx, session: SessionId): Promise<void> =>
  void (await tx.deleteFrom('door_tries').where('session_id', '=', session).execute());

/**
 * Ends what runs now: the event of a group session, an ad-hoc session as a whole. A standing room
 * goes on.
 */
export async function endNow(tx: Tx, { session, room, kind }: DoorRow, now: Date): Promise<void> {
  if (kind === 'ad-hoc')
    await tx.updateTable('rooms').set({ closes_at: now }).where('id', '=', room).execute();
  if (kind === 'group')
    await sql`
      update events e
      set ended_early_at = ${now}, sequence = sequence + 1
      where e.id in (select o.id from open_events(${session}, ${now}) o)`.execute(tx);
}
/** Opens what comes next, at once. */
export async function openNow(tx: Tx, { session, room, kind }: DoorRow, now: Date): Promise<void> {
  if (kind !== 'group')
    await tx.updateTable('rooms').set({ opens_at: now }).where('id', '=', room).execute();
  else
    await sql`
      update events
      set opened_early_at = ${now}
      where id = (
        select e.id
        from events e
        where e.session_id = ${session} and e.cancelled_at is null and opens_at(e) > ${now}
        order by e.starts_at
        limit 1
      )`.execute(tx);
}
/** What was opened early opens as planned. */
export const openAsPlanned = async (tx: Tx, session: SessionId, now: Date): Promise<void> =>
  void (await sql`
    update events e
    set opened_early_at = null
    where e.session_id = ${session}
      and e.opened_early_at is not null
      and opens_as_planned(e) > ${now}`.execute(tx));
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

export const addHost = async (tx: Tx, session: SessionId, person: PersonId): Promise<boolean> =>
  ((
    await tx
      .insertInto('session_hosts')
      .values({ session_id: session, person_id: person })
      .onConflict((clash) => clash.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows ?? 0n) > 0n;
export const dropHost = async (tx: Tx, session: SessionId, person: PersonId): Promise<boolean> =>
  (
    await tx
      .deleteFrom('session_hosts')
      .where('session_id', '=', session)
      .where('person_id', '=', person)
      .executeTakeFirst()
  ).numDeletedRows > 0n;
export type Named = { readonly id: PersonId; readonly name: string };
export const listHosts = (db: Db, session: SessionId): Promise<Named[]> =>
  db
    .selectFrom('session_hosts as h')
    .innerJoin('persons as p', 'p.id', 'h.person_id')
    .select(['p.id', 'p.name'])
    .where('h.session_id', '=', session)
    .where('p.deleted_at', 'is', null)
    .orderBy(sql`lower(p.name)`)
    .execute();
export const personNamed = (db: Db, person: PersonId): Promise<Named | undefined> =>
  db
    .selectFrom('persons')
    .select(['id', 'name'])
    .where('id', '=', person)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

/**
 * Could this person host? In the group of a group session; else of the organisation, or a contact
 * of the owner.
 */
export async function couldHost(db: Db, session: SessionId, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select from can_host(${session}, ${person})) as yes`.execute(db);
  return rows[0]!.yes;
}

/**
 * Who is told of a request: the listed hosts and the owner who count now; managers of the group
 * only where there is none of them.
 */
export async function toldOf(db: Db, session: SessionId): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`/* told-of */
    with now as materialized (select person_id from hosts_of(${session})),
      named as (
        select n.person_id
        from now n
        where exists (
          select
          from session_hosts h
          where h.session_id = ${session} and h.person_id = n.person_id
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
/** Of `among`, those with a page open who stand before this door: holders of its link. */
export async function holdersAmong(
  db: Db,
  session: SessionId,
  persons: readonly PersonId[],
  visitors: readonly VisitorId[],
): Promise<(PersonId | VisitorId)[]> {
  if (persons.length + visitors.length === 0) return [];
  const { rows } = await sql<{ who: PersonId | VisitorId }>`/* holders-among */
    select person_id as who
    from link_holders
    where session_id = ${session} and person_id = any(${persons}::uuid[])
    union all
    select visitor
    from link_holders
    where session_id = ${session} and visitor = any(${visitors}::uuid[])`.execute(db);
  return rows.map((row) => row.who);
}
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
    join rooms r on r.session_id = s.id
    where s.created_by = any(${owners}::uuid[])
      and s.kind <> 'group'
      and (
        s.group_id is not null
        or s.created_by = any(${persons}::uuid[])
        or exists (select from stays y where y.room_id = r.id and y.left_at is null)
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
