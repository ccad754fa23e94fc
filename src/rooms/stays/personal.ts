import { sql } from 'kysely';
import type { SessionId } from '../../base/ids.ts';
import { list, NOBODY, readOut, type Personal } from '../../base/personal.ts';
import { titleSeen } from '../../sessions/plan/personal.ts';

export const staysPersonal: Personal = {
  name: 'stays',
  columns: { 'stays.person_id': 'unnamed' },
  touches: async (db, person) => {
    const { rows } = await sql<{ id: SessionId }>`
      select distinct r.session_id as id
      from stays t
      join rooms r on r.id = t.room_id
      where t.person_id = ${person}`.execute(db);
    return rows.map(({ id }) => id);
  },
  exported: (db, { person }, seen) =>
    readOut(db, {
      stays: list(sql`
        select ${titleSeen(seen)} as session, t.name, t.entered_at as "enteredAt",
          t.left_at as "leftAt", t.left_because as "leftBecause"
        from stays t
        join rooms r on r.id = t.room_id
        join sessions s on s.id = r.session_id
        where t.person_id = ${person}
        order by t.entered_at`),
    }),
  erased: async (tx, { person }) =>
    void (await tx
      .updateTable('stays')
      .set({ name: NOBODY })
      .where('person_id', '=', person)
      .execute()),
};
