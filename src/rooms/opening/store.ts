import type { Admitted } from '../../access/admit.ts';
import { sql } from 'kysely';
import type { Tx } from '../../base/data/database.ts';
import type { DoorRow } from '../door/store.ts';

/**
 * Ends what runs now: the event of a group session, an ad-hoc session as a whole. A standing room
 * goes on. What is open only because a host opened it early has not begun: it opens as planned.
 * Answers whether that is all that ended.
 */
export async function endNow(
  tx: Tx,
  _by: Admitted<'host-room' | 'own-room'>,
  door: DoorRow,
  now: Date,
): Promise<boolean> {
  const { session, room, kind } = door;
  const early = await takeBack(tx, door, now);
  if (kind === 'ad-hoc' && !early)
    await tx.updateTable('rooms').set({ closes_at: now }).where('id', '=', room).execute();
  if (kind !== 'group') return early;
  const ended = await sql`
    update events e
    set ended_early_at = ${now}, sequence = sequence + 1
    where e.id in (select o.id from open_events(${session}, ${now}) o)`.execute(tx);
  return early && ended.numAffectedRows === 0n;
}
/** Opens what comes next, at once. */
export async function openNow(
  tx: Tx,
  _by: Admitted<'open-early'>,
  { session, room, kind }: DoorRow,
  now: Date,
): Promise<void> {
  if (kind !== 'group')
    await tx.updateTable('rooms').set({ opened_early_at: now }).where('id', '=', room).execute();
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
export const openAsPlanned = async (
  tx: Tx,
  _by: Admitted<'close-again'>,
  door: DoorRow,
  now: Date,
): Promise<void> => void (await takeBack(tx, door, now));
async function takeBack(tx: Tx, { session, room, kind }: DoorRow, now: Date): Promise<boolean> {
  const back =
    kind === 'group'
      ? sql`
    update events e
    set opened_early_at = null
    where e.session_id = ${session}
      and e.opened_early_at is not null
      and opens_as_planned(e) > ${now}`
      : sql`
    update rooms
    set opened_early_at = null
    where id = ${room} and opened_early_at is not null and opens_at > ${now}`;
  return (await back.execute(tx)).numAffectedRows !== 0n;
}
