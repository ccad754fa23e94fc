import { byItself } from '../../src/access/admit.ts';
import { order } from '../../src/assemblies/agents/orders/actions.ts';
import type { Change } from '../../src/assemblies/agents/protocol.ts';
import { raiseEpoch } from '../../src/assemblies/equipment/holding/store.ts';
import { transact } from '../../src/base/data/database.ts';
import { newId, type AssemblyId, type BookingId } from '../../src/base/ids.ts';
import type { Someone, World } from './world.ts';

type There = Pick<World, 'fresh'>;
/** Seconds from now, past ones, too, which nobody could book. */
type Span = { readonly from: number; readonly to: number; readonly startup?: number };

/** A booking that lies where a test needs it. */
export async function claimed(
  { fresh }: There,
  assembly: AssemblyId,
  holder: Pick<Someone, 'id'>,
  { from, to, startup = 0 }: Span,
): Promise<BookingId> {
  const id = newId<'booking'>();
  await fresh.pool.query(
    `insert into bookings (id, assembly_id, kind, holder_id, starts_at, ends_at, blocked)
     values ($1, $2, 'booking', $3, now() + $4 * interval '1 s', now() + $5 * interval '1 s',
       tstzrange(now() + ($4 - $6::int) * interval '1 s', now() + $5 * interval '1 s'))`,
    [id, assembly, holder.id, from, to, startup],
  );
  return id;
}
/** It lies there now, as if time had gone on. */
export const setSpan = async (
  { fresh }: There,
  booking: BookingId,
  { from, to }: Span,
): Promise<void> =>
  void (await fresh.pool.query(
    `update bookings
        set starts_at = now() + $2 * interval '1 s', ends_at = now() + $3 * interval '1 s',
            blocked = tstzrange(now() + $2 * interval '1 s', now() + $3 * interval '1 s')
      where id = $1`,
    [booking, from, to],
  ));
/** It ends then, wherever the span lies that it blocks. */
export const setEnd = async ({ fresh }: There, booking: BookingId, to: number): Promise<void> =>
  void (await fresh.pool.query(
    `update bookings set ends_at = now() + $2 * interval '1 s' where id = $1`,
    [booking, to],
  ));
export const setCancelled = async ({ fresh }: There, booking: BookingId): Promise<void> =>
  void (await fresh.pool.query('update bookings set cancelled_at = now() where id = $1', [
    booking,
  ]));
/** Tokens by which agents join hold no longer. */
export const expireJoins = async ({ fresh }: There): Promise<void> =>
  void (await fresh.pool.query('update agent_joins set expires_at = now()'));

type Changing = {
  readonly assembly: AssemblyId;
  readonly booking: BookingId;
  readonly what: Change;
};
/** The holder changes, as whoever changes one does it; null: nobody holds it any more. */
export const changeHolder = (
  { fresh: { db } }: There,
  { assembly, booking, what }: Changing,
  holder: Pick<Someone, 'id'> | null,
): Promise<number> =>
  transact(db, async (tx) => {
    const epoch = await raiseEpoch(tx, byItself, assembly);
    const row = tx.updateTable('bookings').where('id', '=', booking);
    if (holder) {
      await row.set({ epoch: String(epoch), holder_id: holder.id }).execute();
      await tx
        .insertInto('booking_holders')
        .values({
          booking_id: booking,
          epoch: String(epoch),
          person_id: holder.id,
          since: new Date(),
          way: 'booked',
          by_id: null,
        })
        .execute();
    } else await row.set({ finished_at: new Date() }).execute();
    await order(tx, byItself, { assembly, booking, epoch, change: what });
    return epoch;
  });
