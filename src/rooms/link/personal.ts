import { sql } from 'kysely';
import type { SessionId } from '../../base/ids.ts';
import { list, readOut, type Personal } from '../../base/personal.ts';
import { titleSeen } from '../../sessions/plan/personal.ts';

export const linkPersonal: Personal = {
  name: 'links of rooms',
  columns: { 'link_holders.person_id': 'erased' },
  touches: async (db, person) => {
    const { rows } = await sql<{ id: SessionId }>`
      select distinct session_id as id
      from link_holders
      where person_id = ${person}`.execute(db);
    return rows.map(({ id }) => id);
  },
  exported: (db, { person }, seen) =>
    readOut(db, {
      linksOpened: list(sql`
        select ${titleSeen(seen)} as session, l.since
        from link_holders l
        join sessions s on s.id = l.session_id
        where l.person_id = ${person}
        order by l.since`),
    }),
  erased: async (tx, { person }) =>
    void (await tx.deleteFrom('link_holders').where('person_id', '=', person).execute()),
};
