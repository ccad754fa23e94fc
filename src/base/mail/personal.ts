import { sql } from 'kysely';
import { dropFromEntries } from '../journal/personal.ts';
import type { Tx } from '../data/database.ts';
import { list, NOBODY, readOut, type Personal } from '../personal.ts';
import type { PersonId } from '../ids.ts';
import { quoted } from './letter.ts';
import { inHtml } from './mail.ts';

/** Mails belong to an address: what was sent to the one that a person has. */
export const mailPersonal: Personal = {
  name: 'mail',
  columns: { 'mails.person_id': 'unnamed', 'mails.by_id': 'unnamed' },
  exported: (db, { email }) =>
    readOut(db, {
      mails: list(sql`
        select case when m.state = 'sent' then m.subject end as subject, m.state,
          m.created_at as "at"
        from mails m
        where m.to_address = ${email}
        order by m.created_at`),
    }),
  erased: async (tx, { person, email, name, gone }) => {
    const mails = await tx
      .selectFrom('mails')
      .select('id')
      .where('to_address', '=', email)
      .execute();
    await dropFromEntries(tx, ['email', 'title'], { subjects: mails.map(({ id }) => id) });
    await tx
      .deleteFrom('mails')
      .where(({ or, eb }) => or([eb('to_address', '=', email), eb('person_id', '=', person)]))
      .where('state', '<>', 'queued')
      .execute();
    if (name !== NOBODY)
      for (const [text, instead] of [
        [name, NOBODY],
        [email, gone],
      ] as const)
        await replace(tx, person, quoted(text), instead);
  },
};

/** In the mails that carry their name to others, as a word of its own and not of a link. */
async function replace(tx: Tx, by: PersonId, text: string, instead: string): Promise<void> {
  const replaced = (column: 'subject' | 'body' | 'html', written: string) => sql`
    regexp_replace(${sql.ref(column)}, ${wordOf(written)}, ${instead}, 'g')`;
  await sql`
    update mails
    set subject = ${replaced('subject', text)},
      body = ${replaced('body', text)},
      html = ${replaced('html', inHtml(text))}
    where by_id = ${by}`.execute(tx);
}
const wordOf = (text: string): string =>
  `(?<!\\w)${text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?!\\w|://)`;
