import { sql } from 'kysely';
import { one, readOut, type Personal } from '../../base/personal.ts';

export const feedPersonal: Personal = {
  name: 'calendar feed',
  columns: { 'feeds.person_id': 'erased' },
  exported: (db, { person }) =>
    readOut(db, {
      calendarFeed: one(sql`
        select created_at as "since", read_at as "readAt"
        from feeds
        where person_id = ${person}`),
    }),
  erased: async (tx, { person }) =>
    void (await tx.deleteFrom('feeds').where('person_id', '=', person).execute()),
};
