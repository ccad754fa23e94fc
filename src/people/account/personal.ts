import { sql } from 'kysely';
import { dropFromEntries } from '../../base/journal/personal.ts';
import { list, NOBODY, one, readOut, type Personal } from '../../base/personal.ts';

export const accountPersonal: Personal = {
  name: 'account',
  columns: {
    'sign_in_methods.person_id': 'erased',
    'sign_ins.person_id': 'erased',
    'pictures.person_id': 'erased',
  },
  exported: (db, { person }) =>
    readOut(db, {
      account: one(sql`
        select id, name, email, email_verified as "emailConfirmed", language, zone,
          created_at as "since"
        from persons
        where id = ${person}`),
      picture: one(sql`
        select type, encode(bytes, 'base64') as bytes, changed_at as "changedAt"
        from pictures
        where person_id = ${person}`),
      signIns: list(sql`
        select created_at as "since", updated_at as "usedAt", expires_at as "until",
          ip_address as "network", user_agent as "browser"
        from sign_ins
        where person_id = ${person}
        order by created_at`),
    }),
  erased: async (tx, { person, gone }) => {
    await tx
      .updateTable('persons')
      .set({
        name: NOBODY,
        email: gone,
        email_verified: false,
        image: null,
        language: 'en',
        zone: 'UTC',
        deleted_at: sql<Date>`coalesce(deleted_at, now())`,
        updated_at: sql<Date>`now()`,
      })
      .where('id', '=', person)
      .execute();
    for (const table of ['sign_in_methods', 'sign_ins', 'pictures'] as const)
      await tx.deleteFrom(table).where('person_id', '=', person).execute();
    await dropFromEntries(tx, ['place', 'browser', 'system'], { person, kind: 'sign-in.began' });
  },
};
