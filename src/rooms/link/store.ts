import type { Admitted } from '../../access/admit.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import {
  newId,
  type GuestId,
  type PersonId,
  type SessionId,
  type StayId,
  type VisitorId,
} from '../../base/ids.ts';
import { insideLink } from '../gate/rules.ts';

export type Led = {
  readonly session: SessionId;
  readonly title: string;
  readonly says: string;
  readonly link: number;
};
/**
 * Where the link of a session leads: nowhere when guests are not admitted, the session is hidden or
 * its group gone, or the owner may have no room any more.
 */
export async function findLed(db: Db, session: SessionId): Promise<Led | undefined> {
  const { rows } = await sql<Led>`/* by-link */
    select s.id as session, s.title, r.says, r.link
    from entrance_of(${session}) r
    join sessions s on s.id = r.session_id
    join shown_sessions v on v.session_id = s.id
    where r.guests`.execute(db);
  return rows[0];
}

export const holdAsPerson = async (
  tx: Tx,
  { session, link }: Led,
  person: PersonId,
): Promise<void> =>
  void (await sql`
    insert into link_holders (id, session_id, person_id, link)
    values (${newId()}, ${session}, ${person}, ${link})
    on conflict (session_id, person_id)
    where person_id is not null do update set link = excluded.link`.execute(tx));
/** Whoever was let in keeps the name under which they were. */
export async function holdAsGuest(
  tx: Tx,
  { session, link }: Led,
  visitor: VisitorId,
  name: string,
  network: string,
): Promise<{ readonly guest: GuestId; readonly name: string }> {
  const { rows } = await sql<{ guest: GuestId; name: string }>`
    insert into link_holders as h (id, session_id, visitor, name, link, network)
    values (${newId()}, ${session}, ${visitor}, ${name}, ${link}, ${network})
    on conflict (session_id, visitor)
    where visitor is not null do update set link = excluded.link, network = excluded.network,
      since = now(),
      name = case
        when exists (
          select
          from knocks k
          where k.guest_id = h.id and k.state = 'allowed'
        ) then h.name
        else excluded.name
      end
    returning h.id as guest, h.name`.execute(tx);
  return rows[0]!;
}
/** Whoever is invited has the link. In the order of persons: nobody waits in a circle. */
export const giveLink = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  session: SessionId,
  persons: readonly PersonId[],
): Promise<void> =>
  void (await sql`
    insert into link_holders (id, session_id, person_id, link)
    select gen_random_uuid(), r.session_id, w.id, r.link
    from entrance_of(${session}) r
    cross join unnest(${persons}::uuid[]) w (id)
    order by w.id
    on conflict (session_id, person_id)
    where person_id is not null do update set link = excluded.link`.execute(tx));
export const guestNamed = async (
  db: Db,
  session: SessionId,
  visitor: VisitorId,
): Promise<string | null> =>
  (
    await db
      .selectFrom('link_holders')
      .select('name')
      .where('session_id', '=', session)
      .where('visitor', '=', visitor)
      .executeTakeFirst()
  )?.name ?? null;
/** The browser that was known under this link comes with the newest one. */
export const renewHold = async (
  tx: Tx,
  { session, link }: Led,
  visitor: VisitorId,
): Promise<void> =>
  void (await tx
    .updateTable('link_holders')
    .set({ link, since: sql<Date>`now()` })
    .where('session_id', '=', session)
    .where('visitor', '=', visitor)
    .execute());

/**
 * Those who are inside, were let in, or wait come along to the new link; whoever was inside while
 * guests were switched off and has left holds the old one.
 */
export const bringAlong = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  session: SessionId,
  number: number,
  now: Date,
): Promise<void> =>
  void (await sql`
    update link_holders h
    set link = case
      when h.link <> ${insideLink} then ${number}
      when along.yes then h.link
      else ${number} - 1
    end
    from link_holders o
    cross join lateral (
      select exists (
        select
        from knocks k
        where k.session_id = ${session}
          and (k.guest_id = o.id or k.person_id = o.person_id)
          and k.state in ('pending', 'allowed')
          and k.expires_at > ${now}
      ) or exists (
        select
        from stays y
        join rooms r on r.id = y.room_id
        where r.session_id = ${session}
          and y.left_at is null
          and (y.guest_id = o.id or y.person_id = o.person_id)
      ) as yes
    ) along
    where o.id = h.id and h.session_id = ${session} and (along.yes or h.link = ${insideLink})`.execute(
    tx,
  ));

/**
 * Guests are switched off: these persons are inside by the link alone and stay known until they
 * leave. Switched on again, they hold the link like before.
 */
export const keepInside = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  session: SessionId,
  persons: readonly PersonId[],
): Promise<void> =>
  void (await sql`
    update link_holders
    set link = ${insideLink}
    where session_id = ${session} and person_id = any(${persons}::uuid[])`.execute(tx));
export const holdAgain = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  session: SessionId,
): Promise<void> =>
  void (await sql`
    update link_holders h
    set link = r.link
    from entrance_of(${session}) r
    where h.session_id = r.session_id and h.link = ${insideLink}`.execute(tx));

export type Forgotten = {
  readonly guest: GuestId;
  readonly session: SessionId;
  readonly visitor: VisitorId;
  readonly stays: readonly StayId[];
};
const longGone = sql`
  h.since < now() - interval '30 days'
  and not exists (select from stays y where y.guest_id = h.id and y.left_at is null)`;
/** Some guests of this session, or of any who have not come for a month, held still. */
export const holdSome = async (tx: Tx, session: SessionId | null): Promise<readonly Forgotten[]> =>
  (
    await sql<Forgotten>`
      select h.id as guest, h.session_id as session, h.visitor,
        array(select y.id from stays y where y.guest_id = h.id) as stays
      from link_holders h
      where h.visitor is not null
        and ${session ? sql`h.session_id = ${session}` : longGone}
      order by h.id
      limit 200
      for update of h`.execute(tx)
  ).rows;
export const dropGuests = async (
  tx: Tx,
  _by: Admitted<'own-room'>,
  guests: readonly GuestId[],
): Promise<void> =>
  void (await sql`
    delete from link_holders
    where id = any(${[...guests]}::uuid[])`.execute(tx));

/** Names at this door that nobody else may come with: those who run it. */
export async function namesOfHosts(db: Db, session: SessionId): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`/* once names-of-hosts */
    select p.name
    from hosts_of(${session}) h
    join persons p on p.id = h.person_id`.execute(db);
  return rows.map((row) => row.name);
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
