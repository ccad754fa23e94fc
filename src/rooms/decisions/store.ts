import { sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import type { SessionId } from '../../base/ids.ts';

export type Line = {
  readonly seq: string;
  readonly at: Date;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly who: string | null;
};
/** What was decided at this door, newest first. */
export async function listDecisions(
  db: Db,
  session: SessionId,
  before: string | null,
  limit: number,
): Promise<Line[]> {
  const { rows } = await sql<Line>`/* decisions */
    select j.seq, j.at, j.kind, j.data, p.name as who
    from journal j
    left join persons p on p.id = j.person_id
    where j.subject_id = ${session}
      and (${before}::bigint is null or j.seq < ${before})
      and (
        j.kind in (
          'knock.asked', 'knock.answered', 'knock.taken-back', 'knock.held', 'knock.withdrawn',
            'knock.expired', 'knock.voided', 'session.ended', 'session.opened-early',
            'session.closed-again'
        )
        or j.kind like 'door.%'
        or j.kind like 'host.%'
        or j.kind like 'block.%'
        or j.kind = 'room.left' and j.data ->> 'because' in ('turned-out', 'sent-back')
      )
    order by j.seq desc
    limit ${limit}`.execute(db);
  return rows;
}
