import { sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import type { GroupId, GuestId, KnockId, PersonId, SessionId } from '../../base/ids.ts';
import { removals } from '../gate/store.ts';
import { waits } from '../knocks/store.ts';

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
  }>`/* once waiting-rooms */
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
          join audience_groups a on a.group_id = m.group_id
          join sessions x on x.id = a.audience_id and x.kind = 'group'
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
  const { rows } = await sql<Near>`/* once near */
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
/**
 * The names that a newcomer's name is compared with: of hosts, of those inside and, with their
 * request, of those who wait.
 */
export async function namesAt(
  db: Db,
  session: SessionId,
  now: Date,
): Promise<{ knock: KnockId | null; name: string; person: PersonId | null }[]> {
  const { rows } = await sql<{
    knock: KnockId | null;
    name: string;
    person: PersonId | null;
  }>`/* once names-at */
    select null::uuid as knock, p.name, p.id as person
    from hosts_of(${session}) h
    join persons p on p.id = h.person_id
    union
    select null, y.name, y.person_id
    from stays y
    join rooms r on r.id = y.room_id
    where r.session_id = ${session} and y.left_at is null
    union all
    select k.id, k.name, k.person_id
    from knocks k
    where k.session_id = ${session} and ${waits(now)}`.execute(db);
  return rows;
}
/**
 * The group of a session that this host manages, the first of several by name: whoever asks with an
 * account may be added to it.
 */
export async function groupToAddTo(
  db: Db,
  session: SessionId,
  host: PersonId,
): Promise<{ id: GroupId; name: string } | null> {
  const { rows } = await sql<{ id: GroupId; name: string }>`
    select g.id, g.name
    from audience_groups a
    join groups g on g.id = a.group_id
    where a.audience_id = ${session}
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
      )
    order by lower(g.name), g.id
    limit 1`.execute(db);
  return rows[0] ?? null;
}
