import { sql } from 'kysely';
import { unnameInEntries } from '../../../base/journal/personal.ts';
import { list, readOut, type Personal } from '../../../base/personal.ts';

export const tokensPersonal: Personal = {
  name: 'tokens',
  columns: { 'access_tokens.person_id': 'erased', 'access_tokens.made_by': 'unnamed' },
  exported: (db, { person }) =>
    readOut(db, {
      tokens: list(sql`
        select id, name, role, made_at as "madeAt", expires_at as "expiresAt",
          used_at as "usedAt", revoked_at as "revokedAt", deleted_at as "deletedAt"
        from access_tokens
        where person_id = ${person}
        order by made_at`),
    }),
  erased: async (tx, { person }) => {
    await tx.deleteFrom('access_tokens').where('person_id', '=', person).execute();
    await unnameInEntries(tx, person, ['token']);
  },
};
