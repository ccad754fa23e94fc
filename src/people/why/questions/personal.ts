import { sql } from 'kysely';
import { list, readOut, type Personal } from '../../../base/personal.ts';

export const whyPersonal: Personal = {
  name: 'questions about access',
  columns: {
    'access_questions.person_id': 'erased',
    'access_questions.asker_id': 'erased',
    'access_questions.admin_id': 'erased',
  },
  exported: (db, { person }) =>
    readOut(db, {
      adminsAsked: list(sql`
        select gate, subject_id as "subject", asked_at as "at"
        from access_questions
        where asker_id = ${person}
        order by asked_at`),
    }),
  erased: async (tx, { person }) =>
    void (await tx
      .deleteFrom('access_questions')
      .where(({ or, eb }) =>
        or([
          eb('person_id', '=', person),
          eb('asker_id', '=', person),
          eb('admin_id', '=', person),
        ]),
      )
      .execute()),
};
