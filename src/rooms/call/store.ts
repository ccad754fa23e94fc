import { sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import type { NodeId } from '../../base/data/line.ts';
import { isEldest } from '../../base/data/nodes.ts';
import type { PersonId, RoomId, SessionId, StayId } from '../../base/ids.ts';
import { unseenSeconds } from '../../sessions/rules.ts';
import { graceSeconds } from '../stays/rules.ts';
import { before, stays, type Stay } from '../stays/store.ts';
import { silentSeconds } from './rules.ts';

export const listSpeaking = (db: Db, room: RoomId, now: Date): Promise<Stay[]> =>
  stays(db, now)
    .where('y.room_id', '=', room)
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
  const { rows } = await sql<{ id: PersonId }>`/* once who-notice */
    select w.id
    from unnest(${known}::uuid[]) w (id)
    where w.id in (select h.person_id from hosts_of(${session}) h)
      or exists (
        select
        from entrance_of(${session}) r
        where (r.door = 'open' or r.door = 'members' and w.id = any(${members}::uuid[]))
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
