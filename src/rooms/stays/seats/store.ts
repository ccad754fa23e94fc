import type { Admitted } from '../../../access/admit.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { NodeId } from '../../../base/data/line.ts';
import type { StayId } from '../../../base/ids.ts';
import type { Devices } from '../store.ts';

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
/**
 * The pages of these stays are here; those among them that another process holds by now, and those
 * that are over.
 */
export async function confirmStays(
  db: Db,
  confirmed: readonly StayId[],
  node: NodeId,
): Promise<{ readonly moved: ReadonlySet<StayId>; readonly over: ReadonlySet<StayId> }> {
  const over = new Set(confirmed);
  const moved = new Set<StayId>();
  if (confirmed.length === 0) return { moved, over };
  const ours = sql<boolean>`node_id = ${node}`;
  const rows = await db
    .updateTable('stays')
    .set({ seen_at: sql<Date>`case when ${ours} then clock_timestamp() else seen_at end` })
    .where('id', 'in', [...confirmed])
    .where('left_at', 'is', null)
    .returning(['id', ours.as('ours')])
    .execute();
  for (const row of rows) {
    over.delete(row.id);
    if (!row.ours) moved.add(row.id);
  }
  return { moved, over };
}
