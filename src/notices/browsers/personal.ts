import { sql } from 'kysely';
import { list, readOut, type Personal } from '../../base/personal.ts';

export const browsersPersonal: Personal = {
  name: 'browsers',
  columns: { 'browsers.person_id': 'erased', 'removed_browsers.person_id': 'erased' },
  exported: (db, { person }) =>
    readOut(db, {
      browsers: list(sql`
        select name, endpoint, signed_out_too as "signedOutToo",
          names_signed_out as "namesSignedOut", created_at as "since",
          last_delivery_at as "lastDelivery"
        from browsers
        where person_id = ${person}
        order by id`),
    }),
  erased: async (tx, { person }) => {
    for (const table of ['browsers', 'removed_browsers'] as const)
      await tx.deleteFrom(table).where('person_id', '=', person).execute();
  },
};
