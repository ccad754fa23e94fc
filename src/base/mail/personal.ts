import { sql } from 'kysely';
import { dropFromEntries } from '../journal/personal.ts';
import { list, readOut, type Personal } from '../personal.ts';

/** Mails belong to an address: what was sent to the one that a person has. */
export const mailPersonal: Personal = {
  name: 'mail',
  columns: { 'mails.person_id': 'unnamed' },
  exported: (db, { email }) =>
    readOut(db, {
      mails: list(sql`
        select case when m.state = 'sent' then m.subject end as subject, m.state,
          m.created_at as "at"
        from mails m
        where m.to_address = ${email}
        order by m.created_at`),
    }),
  erased: async (tx, { email }) => {
    const mails = await tx
      .selectFrom('mails')
      .select('id')
      .where('to_address', '=', email)
      .execute();
    await dropFromEntries(tx, ['email', 'title'], { subjects: mails.map(({ id }) => id) });
    await tx
      .deleteFrom('mails')
      .where('to_address', '=', email)
      .where('state', '<>', 'queued')
      .execute();
  },
};
