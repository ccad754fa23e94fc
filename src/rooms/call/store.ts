import type { Admitted } from '../../access/admit.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import type { NodeId } from '../../base/data/line.ts';
import { isEldest } from '../../base/data/nodes.ts';
import type { PersonId, RoomId, SessionId, StayId } from '../../base/ids.ts';
import { unseenSeconds } from '../../sessions/rules.ts';
import { graceSeconds } from '../stays/rules.ts';
import { before, stays, type Devices, type Stay } from '../stays/store.ts';
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
/**
 * What a page shows of itself; a hand that is up keeps its time, and what is not said stays.
 * Answers whether that is something new.
 */
export type Shown = Devices & { readonly screen: boolean | null; readonly hand: boolean | null };
export const setShown = async (
  db: Db,
  stay: StayId,
  { microphone, camera, screen, hand }: Shown,
): Promise<boolean> => {
  const { rows } = await sql`
    update stays y
    set microphone = n.microphone, camera = n.camera, screen = n.screen, hand_at = n.hand_at
    from (
      select id, ${microphone}::boolean as microphone, ${camera}::boolean as camera,
        coalesce(${screen}::boolean, screen) as screen,
        case ${hand}::boolean
          when true then coalesce(hand_at, clock_timestamp())
          when false then null
          else hand_at
        end as hand_at
      from stays
      where id = ${stay} and left_at is null
      for update
    ) n
    where y.id = n.id
      and (y.microphone, y.camera, y.screen, y.hand_at)
        is distinct from (n.microphone, n.camera, n.screen, n.hand_at)
    returning y.id`.execute(db);
  return rows.length > 0;
};
/** Those of the stays whose microphone was on. */
export const muteStays = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  muted: readonly StayId[],
): Promise<StayId[]> =>
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
export const lowerHands = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  lowered: readonly StayId[],
): Promise<boolean> =>
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
