import type { Admitted } from '../../../access/admit.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { KnockId, SessionId } from '../../../base/ids.ts';
import { allowedHours, pendingHours } from '../rules.ts';
import { columns, tables, type KnockRow } from '../store.ts';

/** Every Allow of a session that is over ends with it. */
export const endAllows = async (
  tx: Tx,
  _by: Admitted<'host-room' | 'own-room' | 'close-again'>,
  session: SessionId,
  now: Date,
): Promise<void> =>
  void (await tx
    .updateTable('knocks')
    .set({ expires_at: now })
    .where('session_id', '=', session)
    .where('state', '=', 'allowed')
    .where('expires_at', '>', now)
    .execute());

/** The room closes at another time: so long do requests wait and Allows hold. */
export const moveEnds = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  session: SessionId,
  closes: Date | null,
  now: Date,
): Promise<void> =>
  void (await sql`
    update knocks
    set expires_at = coalesce(
      ${closes}::timestamptz,
        case state
          when 'pending' then asked_at + make_interval(hours => ${pendingHours})
          else answered_at + make_interval(hours => ${allowedHours})
        end
    )
    where session_id = ${session} and state in ('pending', 'allowed') and expires_at > ${now}`.execute(
    tx,
  ));
/** Requests that nobody answered in time, each found by one process. */
export async function expire(tx: Tx, session: SessionId, now: Date): Promise<KnockRow[]> {
  const { rows } = await sql<{ id: KnockId }>`
    update knocks
    set state = 'expired'
    where id in (
      select id
      from knocks
      where session_id = ${session} and state = 'pending' and expires_at <= ${now}
      order by id
      limit 500
      for update skip locked
    )
    returning id`.execute(tx);
  if (rows.length === 0) return [];
  return (
    await sql<KnockRow>`
      select ${columns(now)}
      from ${tables}
      where k.id = any(${rows.map((row) => row.id)}::uuid[])`.execute(tx)
  ).rows;
}
/** From where somebody asked is forgotten a month later. */
export const forgetKnockNetworks = async (db: Db, _by: Admitted<'answer-knock'>): Promise<void> =>
  void (await sql`
    update knocks
    set network = null
    where network is not null and asked_at < now() - interval '30 days'`.execute(db));
