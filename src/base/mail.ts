import nodemailer from 'nodemailer';
import type { Db, Tx } from './database.ts';
import { newId, type Id } from './ids.ts';
import { send, type Job } from './jobs.ts';

/** A letter in the receiver's language. `action` becomes the one button; its link is also in the plain text. */
export type Letter = { readonly to: string; readonly language: string; readonly subject: string; readonly paragraphs: readonly string[]; readonly action?: { readonly label: string; readonly href: string } };

/** Puts a letter on its way, in the transaction of the change it tells of. */
export async function post(tx: Tx, letter: Letter): Promise<void> {
  const id = newId<'mail'>();
  const link = letter.action ? [`${letter.action.label}:\n${letter.action.href}`] : [];
  await tx
    .insertInto('mails')
    .values({ id, to_address: letter.to, language: letter.language, subject: oneLine(letter.subject), body: [...letter.paragraphs, ...link].join('\n\n'), html: htmlOf(letter), state: 'queued' })
    .execute();
  await send(tx, 'mail', { id });
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/gu, ' ').slice(0, 200);
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
const htmlOf = ({ paragraphs, action, language, subject }: Letter): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>` +
  `<body style="margin:0;padding:24px;background:#f4f5f4;font:16px/1.5 system-ui,sans-serif;color:#1c2422"><div style="max-width:560px;margin:auto;background:#fff;border-radius:12px;padding:32px">` +
  `<p style="margin-top:0;font-weight:700;color:#0b6b5d">Anteroom</p>` +
  paragraphs.map((text) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`).join('') +
  (action ? `<p><a href="${escaped(action.href)}" style="display:inline-block;background:#0b6b5d;color:#fff;text-decoration:none;padding:12px 20px;border-radius:8px">${escaped(action.label)}</a></p>` : '') +
  `</div></body></html>`;

type Outgoing = { readonly smtp: string | undefined; readonly from: string };

/** Delivers one mail; without a mail server it is kept for Control > Mail. A 5xx answer is final, everything else is tried again. */
export function mailJobs(db: Db, { smtp, from }: Outgoing): readonly Job[] {
  const transport = smtp ? nodemailer.createTransport(smtp, { pool: true, maxConnections: 2, connectionTimeout: 10_000, socketTimeout: 20_000 } as object) : null;
  const work = async (data: Readonly<Record<string, unknown>>): Promise<void> => {
    const id = String(data['id']) as Id<'mail'>;
    const mail = await db.selectFrom('mails').selectAll().where('id', '=', id).where('state', '=', 'queued').executeTakeFirst();
    if (!mail) return;
    if (!transport) return void (await db.updateTable('mails').set({ state: 'kept' }).where('id', '=', id).execute());
    try {
      await transport.sendMail({ from, to: { name: '', address: mail.to_address }, subject: mail.subject, text: mail.body, html: mail.html, messageId: `<${id}@anteroom>` });
      await db.updateTable('mails').set({ state: 'sent', sent_at: new Date(), body: '', html: '', problem: null }).where('id', '=', id).execute();
    } catch (error) {
      const code = (error as { responseCode?: number }).responseCode ?? 0;
      const final = code >= 500 && code < 600;
      const problem = code ? `The mail server answered ${code}.` : 'The mail server could not be reached.';
      await db.updateTable('mails').set((eb) => ({ attempts: eb('attempts', '+', 1), problem, ...(final ? { state: 'failed' as const } : {}) })).where('id', '=', id).execute();
      if (!final) throw new Error(problem, { cause: error });
    }
  };
  const sweep = async (): Promise<void> => {
    const due = await db.selectFrom('mails').select('id').where('state', '=', 'queued').where('created_at', '<', new Date(Date.now() - 60_000)).orderBy('created_at').limit(200).execute();
    for (const { id } of due) await work({ id }).catch(() => undefined); // stays queued, the next sweep tries again
    await db.deleteFrom('mails').where('state', '=', 'kept').where('created_at', '<', new Date(Date.now() - 30 * 86_400_000)).execute();
    // An admin may deliver a refused mail again for a week; after that nothing of its text is left.
    await db.updateTable('mails').set({ body: '', html: '' }).where('state', '=', 'failed').where('body', '<>', '').where('created_at', '<', new Date(Date.now() - 7 * 86_400_000)).execute();
  };
  return [
    { queue: 'mail', work },
    { queue: 'mail-sweep', cron: '* * * * *', work: sweep },
  ];
}
