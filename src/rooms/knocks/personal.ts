import { sql } from 'kysely';
import type { SessionId } from '../../base/ids.ts';
import { list, readOut, type Personal } from '../../base/personal.ts';
import { titleSeen } from '../../sessions/plan/personal.ts';

export const knocksPersonal: Personal = {
  name: 'knocks',
  columns: { 'knocks.person_id': 'erased', 'knocks.answered_by': 'unnamed' },
  touches: async (db, person) => {
    const { rows } = await sql<{ id: SessionId }>`
      select distinct session_id as id
      from knocks
      where person_id = ${person}`.execute(db);
    return rows.map(({ id }) => id);
  },
  exported: (db, { person }, seen) =>
    readOut(db, {
      requestsToJoin: list(sql`
        select ${titleSeen(seen)} as session, k.name, k.message, k.state, k.asked_at as "at",
          k.answered_at as "answeredAt"
        from knocks k
        join sessions s on s.id = k.session_id
        where k.person_id = ${person}
        order by k.asked_at`),
    }),
  erased: async (tx, { person }) => {
    await tx.deleteFrom('knocks').where('person_id', '=', person).execute();
    await tx
      .updateTable('knocks')
      .set({ answer: '' })
      .where('answered_by', '=', person)
      .where('answer', '<>', '')
      .execute();
  },
};
