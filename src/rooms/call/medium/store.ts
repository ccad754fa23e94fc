import { sql } from 'kysely';
import type { Db } from '../../../base/data/database.ts';
import type { StayId } from '../../../base/ids.ts';
import { unseenSeconds } from '../../../sessions/rules.ts';

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
