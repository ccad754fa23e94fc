import { sql } from 'kysely';
import type { SessionId } from '../../base/ids.ts';
import { list, NOBODY, readOut, type Personal } from '../../base/personal.ts';
import { titleSeen } from '../../sessions/plan/personal.ts';

export const chatPersonal: Personal = {
  name: 'messages',
  columns: { 'messages.person_id': 'unnamed' },
  touches: async (db, person) => {
    const { rows } = await sql<{ id: SessionId }>`
      select distinct r.session_id as id
      from messages m
      join rooms r on r.id = m.room_id
      where m.person_id = ${person}`.execute(db);
    return rows.map(({ id }) => id);
  },
  exported: (db, { person }, seen) =>
    readOut(db, {
      messages: list(sql`
        select ${titleSeen(seen)} as session, m.name, m.text, m.at
        from messages m
        join rooms r on r.id = m.room_id
        join sessions s on s.id = r.session_id
        where m.person_id = ${person}
        order by m.id`),
    }),
  erased: async (tx, { person }) =>
    void (await tx
      .updateTable('messages')
      .set({ name: NOBODY })
      .where('person_id', '=', person)
      .execute()),
};
