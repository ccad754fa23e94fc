import { sql, type UpdateObject } from 'kysely';
import nodemailer from 'nodemailer';
import type { Db, Tx } from './database.ts';
import { newId, type Id } from './ids.ts';
import { send, type Job } from './jobs.ts';
import type { Tables } from './tables.ts';

/** A letter in the receiver's language. `action` becomes the one button; its link is also in the plain text. */
export type Letter = {
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly href: string };
};

/** Puts a letter on its way, in the transaction of the change it tells of. */
export async function post(tx: Tx, letter: Letter): Promise<Id<'mail'>> {
  const id = newId<'mail'>();
  const link = letter.action ? [`${letter.action.label}:\n${letter.action.href}`] : [];
  await tx
    .insertInto('mails')
    .values({
      id,
      to_address: letter.to,
      language: letter.language,
      subject: oneLine(letter.subject),
      body: [...letter.paragraphs, ...link].join('\n\n'),
      html: htmlOf(letter),
      state: 'queued',
    })
    .execute();
  await send(tx, 'mail', { id });
  return id;
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/gu, ' ').slice(0, 200);
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
const htmlOf = ({ paragraphs, action, language, subject }: Letter): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>` +
  `<body style="margin:0;padding:24px;background:#f4f5f4;font:16px/1.5 system-ui,sans-serif;color:#1c2422"><div style="max-width:560px;margin:auto;background:#fff;border-radius:12px;padding:32px">` +
  `<p style="margin-top:0;font-weight:700;color:#0b6b5d">Anteroom</p>` +
  paragraphs.map((text) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`).join('') +
  (action
    ? `<p><a href="${escaped(action.href)}" style="display:inline-block;background:#0b6b5d;color:#fff;text-decoration:none;padding:12px 20px;border-radius:8px">${escaped(action.label)}</a></p>`
    : '') +
  `</div></body></html>`;

type Outgoing = { readonly smtp: string | undefined; readonly from: string; readonly origin: () => string };

/** Delivers one mail; without a mail server it is kept for Control > Mail. A 5xx answer is final, everything else is tried again. */
export function mailJobs(db: Db, { smtp, from, origin }: Outgoing): readonly Job[] {
  const transport = smtp
    ? nodemailer.createTransport(smtp, { pool: true, maxConnections: 2, connectionTimeout: 10_000, socketTimeout: 20_000 } as object)
    : null;
  /** One attempt; the lock keeps the job and the sweep from sending the same mail at once. What went wrong, if it is worth another try. */
  const attempt = (id: Id<'mail'>): Promise<string | null> =>
    db.transaction().execute(async (tx) => {
      const mail = await tx.selectFrom('mails').selectAll().where('id', '=', id).where('state', '=', 'queued').forUpdate().skipLocked().executeTakeFirst();
      if (!mail) return null;
      const set = (change: UpdateObject<Tables, 'mails'>) => tx.updateTable('mails').set(change).where('id', '=', id).execute();
      if (!transport) {
        await set({ state: 'kept' });
        return null;
      }
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: mail.to_address },
          subject: mail.subject,
          text: mail.body,
          html: mail.html,
          messageId: `<${id}@${new URL(origin()).hostname}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }, // no answering machine writes back
        });
        await set({ state: 'sent', sent_at: sql<Date>`now()`, body: '', html: '', problem: null });
        return null;
      } catch (error) {
        const code = (error as { responseCode?: number }).responseCode ?? 0;
        const final = code >= 500 && code < 600;
        const problem = code ? `The mail server answered ${code}.` : 'The mail server could not be reached.';
        await set({ attempts: mail.attempts + 1, problem, ...(final ? { state: 'failed' } : {}) });
        return final ? null : problem;
      }
    });
  const work = async (data: Readonly<Record<string, unknown>>): Promise<void> => {
    const problem = await attempt(String(data['id']) as Id<'mail'>);
    if (problem) throw new Error(problem); // the queue tries again, later each time
  };
  const sweep = async (): Promise<void> => {
    const before = (hours: number) => sql<Date>`now() - make_interval(secs => ${hours * 3600})`;
    const due = await db
      .selectFrom('mails')
      .select('id')
      .where('state', '=', 'queued')
      .where('created_at', '<', before(1 / 60))
      .orderBy('created_at')
      .limit(200)
      .execute();
    for (const { id } of due) if (await attempt(id)) break; // the server is away: no use asking two hundred times
    await db.updateTable('mails').set({ state: 'failed' }).where('state', '=', 'queued').where('created_at', '<', before(24)).execute();
    // what is done is kept as long as it helps to find out what became of a mail; subjects name people, too
    await db
      .deleteFrom('mails')
      .where('state', '<>', 'queued')
      .where('created_at', '<', before(30 * 24))
      .execute();
    // An admin may deliver a refused mail again for a week; after that nothing of its text is left.
    await db
      .updateTable('mails')
      .set({ body: '', html: '' })
      .where('state', '=', 'failed')
      .where('body', '<>', '')
      .where('created_at', '<', before(7 * 24))
      .execute();
  };
  return [
    { queue: 'mail', work },
    { queue: 'mail-sweep', cron: '* * * * *', work: sweep },
  ];
}
