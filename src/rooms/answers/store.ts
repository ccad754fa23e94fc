import { sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import type { SessionId } from '../../base/ids.ts';
import { undoSeconds } from '../knocks/rules.ts';
import { columns, tables, type KnockRow } from '../knocks/store.ts';

export const answered = (now: Date) => sql`(
    k.state = 'allowed' and k.expires_at > ${now} and k.entered_at is null
    or k.state = 'denied' and k.expires_at > ${now} and k.answered_from is not null and
      k.answered_at > ${now}::timestamptz - make_interval(
      secs => ${undoSeconds}
    )
  )`;
/**
 * Answers that can be taken back: an Allow that was not used, a denial of this moment; the latest
 * first.
 */
export async function listAnswered(db: Db, session: SessionId, now: Date): Promise<KnockRow[]> {
  const { rows } = await sql<KnockRow>`/* answered */
    select ${columns(now)}
    from ${tables}
    where k.session_id = ${session}
      and ${answered(now)}
      and not exists (
        select
        from room_blocks x
        where x.session_id = k.session_id and (x.person_id = k.person_id or x.visitor = h.visitor)
      )
    order by k.answered_at desc, k.id
    limit 200`.execute(db);
  return rows;
}
