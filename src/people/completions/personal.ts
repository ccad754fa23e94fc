import { sql } from 'kysely';
import { list, readOut, type Personal } from '../../base/personal.ts';

export const completionsPersonal: Personal = {
  name: 'qualifications',
  columns: { 'completions.person_id': 'erased', 'completions.given_by': 'unnamed' },
  exported: (db, { person }) =>
    readOut(db, {
      qualifications: list(sql`
        select q.name, c.given_at as "givenAt", c.expires_at as "expiresAt"
        from completions c
        join qualifications q on q.id = c.qualification_id
        where c.person_id = ${person}
        order by c.given_at, q.id`),
    }),
  erased: async (tx, { person }) =>
    void (await tx.deleteFrom('completions').where('person_id', '=', person).execute()),
};
