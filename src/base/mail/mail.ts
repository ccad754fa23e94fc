import { sql, type Selectable, type UpdateObject } from 'kysely';
import { z } from 'zod';
import nodemailer, { type Transporter } from 'nodemailer';
import { transact, type Db, type Tx } from '../data/database.ts';
import { newId, type Id, type PersonId } from '../ids.ts';
import { id as idOf } from '../api/contract.ts';
import { queue, send, sendAll, working, type Job } from '../beat/jobs.ts';
import type { Letter } from './letter.ts';
import type { Tables } from '../data/tables.ts';

/**
 * Why a mail did not go after all, in words at `organisation.mail.dropped`. They tell nothing of
 * what is only between two people.
 */
export type Dropped =
  | 'gone'
  | 'sender-gone'
  | 'other-address'
  | 'suspended'
  | 'switched-off'
  | 'over'
  | 'expired'
  | 'later'
  | 'unknown';
export const isDropped = (verdict: Letter | Dropped | Resting | null): verdict is Dropped =>
  typeof verdict === 'string';
export type Posted = {
  readonly id: Id<'mail'>;
  readonly to: string;
  readonly person: PersonId | null;
  readonly about: string | null;
  readonly language: string;
};
/**
 * A kind of letter, declared by the feature that writes it. `judge` is asked in the transaction
 * that sends: is it still true, may this person still know of it, is this still their address? It
 * answers why not, or the letter as it reads by now; null: as written.
 */
export type LetterKind = {
  readonly kind: string;
  /** Somebody waits for it before a screen: it goes before invitations and news. */
  readonly urgent: boolean;
  /** It waits for the end of the quiet hours of whom it goes to. */
  readonly rests?: boolean;
  readonly judge: (tx: Tx, mail: Posted) => Promise<Letter | Dropped | null>;
};
export type Judge = (
  tx: Tx,
  mail: Posted & { readonly kind: string | null },
) => Promise<Letter | Dropped | Resting | null>;
/** It stands, and not now. */
export type Resting = { readonly rests: true };
const isResting = (verdict: Letter | Resting | null): verdict is Resting =>
  verdict !== null && 'rests' in verdict;
type Quiet = (tx: Tx, person: PersonId) => Promise<boolean>;

/** Only what is declared goes, and of several about one thing only the last. */
export function judging(kinds: readonly LetterKind[], quiet: Quiet = async () => false): Judge {
  const byName = new Map(kinds.map((one) => [one.kind, one]));
  return async (tx, { kind, ...mail }) => {
    if (kind === null) return null;
    const known = byName.get(kind);
    if (!known) return 'unknown';
    if (mail.about && (await hasLater(tx, kind, mail))) return 'later';
    const verdict = await known.judge(tx, mail);
    return !isDropped(verdict) && known.rests && mail.person && (await quiet(tx, mail.person))
      ? { rests: true }
      : verdict;
  };
}
const hasLater = async (tx: Tx, kind: string, { id, about, to }: Posted): Promise<boolean> =>
  (await tx
    .selectFrom('mails')
    .select('id')
    .where('about_id', '=', about)
    .where('kind', '=', kind)
    .where('to_address', '=', to)
    .where('created_at', '>', (eb) =>
      eb.selectFrom('mails').select('created_at').where('id', '=', id),
    )
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** `by`: whose name is in it, when that is somebody else. */
type About = {
  readonly person: PersonId | null;
  readonly about: string | null;
  readonly by?: PersonId | null;
};
/** Puts a letter on its way, in the transaction of the change it tells of. */
export const post = async (
  tx: Tx,
  kind: Pick<LetterKind, 'kind' | 'urgent'>,
  about: About,
  letter: Letter,
): Promise<Id<'mail'>> => (await postAll(tx, [{ kind, about, letter }]))[0]!;

type Posting = {
  readonly kind: Pick<LetterKind, 'kind' | 'urgent'>;
  readonly about: About;
  readonly letter: Letter;
};
/** The same of many: their ids, in their order. */
export async function postAll(
  tx: Tx,
  postings: readonly Posting[],
): Promise<readonly Id<'mail'>[]> {
  const rows = postings.map(({ kind: { kind, urgent }, about: { person, about, by }, letter }) => ({
    id: newId<'mail'>(),
    kind,
    urgent,
    person_id: person,
    by_id: by ?? null,
    about_id: about,
    to_address: letter.to,
    language: letter.language,
    ...textOf(letter),
    state: 'queued' as const,
  }));
  if (rows.length > 0) await tx.insertInto('mails').values(rows).execute();
  for (const urgent of [true, false]) {
    const some = rows.filter((row) => row.urgent === urgent).map(({ id }) => ({ id }));
    await sendAll(tx, urgent ? urgentMails : mails, some);
  }
  return rows.map(({ id }) => id);
}
/** Two queues, so that who waits for a link does not wait behind five hundred invitations. */
const carried = z.object({ id: idOf<'mail'>() });
const mails = queue({ name: 'mail', shape: carried });
const urgentMails = queue({ name: 'mail-urgent', shape: carried });

const textOf = (letter: Letter) => {
  const { subject, paragraphs, action } = letter;
  const texts = paragraphs.map((one) => (typeof one === 'string' ? one : one.join('\n')));
  const link = action ? [`${action.label}:\n${action.href}`] : [];
  return {
    subject: oneLine(subject),
    body: [...texts, ...link].join('\n\n'),
    html: htmlOf(letter, texts),
  };
};
const nothingLeft = { body: '', html: '' };

/** What does not stand any more: its link is not read by anybody from now on. */
export const dropped = (because: Dropped) => ({
  state: 'dropped' as const,
  dropped_because: because,
  problem: null,
  ...nothingLeft,
});
/**
 * Takes back what still waits; one that is being sent at this moment is out of reach, and nobody
 * waits for it.
 */
export async function takeBack(
  tx: Tx,
  ids: readonly Id<'mail'>[],
  because: Dropped,
): Promise<void> {
  if (ids.length === 0) return;
  const waiting = tx
    .selectFrom('mails')
    .select('id')
    .where('id', 'in', ids)
    .where('state', '=', 'queued')
    .forUpdate()
    .skipLocked();
  await tx.updateTable('mails').set(dropped(because)).where('id', 'in', waiting).execute();
}

/** The same of this kind about these, also of what can still be read. */
export async function takeBackAbout(
  tx: Tx,
  kind: string,
  abouts: readonly string[],
  because: Dropped,
): Promise<void> {
  if (abouts.length === 0) return;
  const readable = tx
    .selectFrom('mails')
    .select('id')
    .where('kind', '=', kind)
    .where('about_id', 'in', abouts)
    .where('state', 'in', ['queued', 'kept', 'failed'])
    .forUpdate()
    .skipLocked();
  await tx.updateTable('mails').set(dropped(because)).where('id', 'in', readable).execute();
}

const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200);
export const inHtml = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
const htmlOf = ({ action, language, subject }: Letter, texts: readonly string[]): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"><title>${inHtml(subject)}</title></head>` +
  `<body style="margin:0;padding:24px;background:#f4f5f4;font:16px/1.5 system-ui,sans-serif;color:#1c2422"><div style="max-width:560px;margin:auto;background:#fff;border-radius:12px;padding:32px">` +
  `<p style="margin-top:0;font-weight:700;color:#0b6b5d">Anteroom</p>` +
  texts.map((text) => `<p>${inHtml(text).replaceAll('\n', '<br>')}</p>`).join('') +
  (action
    ? `<p><a href="${inHtml(action.href)}" style="display:inline-block;background:#0b6b5d;color:#fff;text-decoration:none;padding:12px 20px;border-radius:8px">${inHtml(action.label)}</a></p>`
    : '') +
  `</div></body></html>`;

type Mail = Selectable<Tables['mails']>;
const take = (
  tx: Tx,
  id: Id<'mail'>,
  states: readonly Mail['state'][],
): Promise<Mail | undefined> =>
  tx
    .selectFrom('mails')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', states)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
const postedOf = ({
  id,
  to_address: to,
  person_id: person,
  about_id: about,
  language,
  kind,
}: Mail) => ({ id, to, person, about, language, kind });

/** Of mails that can still be read at Control > Mail, those that do not stand any more, and why. */
export async function noLongerStanding(
  tx: Tx,
  judge: Judge,
  ids: readonly Id<'mail'>[],
): Promise<ReadonlyMap<Id<'mail'>, Dropped>> {
  const fallen = new Map<Id<'mail'>, Dropped>();
  for (const id of ids) {
    const mail = await take(tx, id, ['kept', 'failed']);
    const verdict = mail ? await judge(tx, postedOf(mail)) : null;
    if (isDropped(verdict)) fallen.set(id, verdict);
  }
  return fallen;
}
/** The same, for good: no link outlives what it is about. */
export async function judgeReadable(tx: Tx, judge: Judge, id: Id<'mail'>): Promise<void> {
  for (const because of (await noLongerStanding(tx, judge, [id])).values())
    await tx.updateTable('mails').set(dropped(because)).where('id', '=', id).execute();
}

type Outgoing = {
  readonly smtp: string | undefined;
  readonly from: string;
  readonly origin: () => string;
  readonly judge: Judge;
};

/** What delivers: without a mail server everything is kept for Control > Mail. */
type Office = Outgoing & { readonly db: Db; readonly server: Transporter | null };

/** Never repeated by itself: the mail might be on its way already. */
const once = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => transact(db, work, 1);

/**
 * One attempt; the lock keeps the job and the sweep from sending the same mail at once. What went
 * wrong, if it is worth another try.
 */
const attempt = (office: Office, id: Id<'mail'>): Promise<string | null> =>
  once(office.db, async (tx) => {
    const mail = await take(tx, id, ['queued']);
    if (!mail) return null;
    const verdict = await office.judge(tx, postedOf(mail));
    if (!isDropped(verdict) && isResting(verdict)) return null; // the sweep looks again
    const { change, problem } = isDropped(verdict)
      ? { change: dropped(verdict), problem: null }
      : await deliver(office, mail, verdict ? textOf(verdict) : mail);
    await tx.updateTable('mails').set(change).where('id', '=', id).execute();
    return problem;
  });

type Outcome = { readonly change: UpdateObject<Tables, 'mails'>; readonly problem: string | null };
/** A 5xx answer is final, everything else is tried again. */
async function deliver(
  { server, from, origin }: Office,
  { id, to_address, attempts }: Mail,
  { subject, body, html }: Pick<Mail, 'subject' | 'body' | 'html'>,
): Promise<Outcome> {
  if (!server) return { change: { state: 'kept', subject, body, html }, problem: null };
  try {
    await server.sendMail({
      from,
      to: { name: '', address: to_address },
      subject,
      text: body,
      html,
      messageId: `<${id}@${new URL(origin()).hostname}>`,
      // no answering machine writes back
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    const sent = { state: 'sent', sent_at: sql<Date>`now()`, subject, problem: null } as const;
    return { change: { ...sent, ...nothingLeft }, problem: null };
  } catch (error) {
    const code = (error as { responseCode?: number }).responseCode ?? 0;
    const final = code >= 500 && code < 600;
    const problem = code
      ? `The mail server answered ${code}.`
      : 'The mail server could not be reached.';
    const state = final ? ({ state: 'failed' } as const) : {};
    const change = { attempts: attempts + 1, problem, ...state };
    return { change, problem: final ? null : problem };
  }
}

const before = (hours: number) => sql<Date>`now() - make_interval(secs => ${hours * 3600})`;

/** What no job took up, and what of kept mails does not stand any more. */
async function sweep(office: Office): Promise<void> {
  const { db, judge } = office;
  const due = await db
    .selectFrom('mails')
    .select('id')
    .where('state', '=', 'queued')
    .where('created_at', '<', before(1 / 60))
    .orderBy('urgent', 'desc')
    .orderBy('created_at')
    .limit(200)
    .execute();
  // the server is away: no use asking two hundred times
  for (const { id } of due) if (await attempt(office, id)) break;
  const readable = db
    .selectFrom('mails')
    .select('id')
    .where('state', 'in', ['kept', 'failed'])
    .where('body', '<>', '');
  for (const { id } of await readable.orderBy('id', 'desc').limit(500).execute())
    await once(db, (tx) => judgeReadable(tx, judge, id));
  await forget(db);
}

async function forget(db: Db): Promise<void> {
  await db
    .updateTable('mails')
    .set({ state: 'failed' })
    .where('state', '=', 'queued')
    .where('created_at', '<', before(24))
    .execute();
  // what is done is kept as long as it helps to find out what became of a mail; subjects name
  // people, too
  await db
    .deleteFrom('mails')
    .where('state', '<>', 'queued')
    .where('created_at', '<', before(30 * 24))
    .execute();
  // An admin may deliver a refused mail again for a week; after that nothing of its text is left.
  await db
    .updateTable('mails')
    .set(nothingLeft)
    .where('state', '=', 'failed')
    .where('body', '<>', '')
    .where('created_at', '<', before(7 * 24))
    .execute();
}

export function mailJobs(db: Db, outgoing: Outgoing): readonly Job[] {
  // two at once of each queue, and the sweep
  const lanes = { pool: true, maxConnections: 5, connectionTimeout: 10_000, socketTimeout: 20_000 };
  const { smtp } = outgoing;
  const server = smtp ? nodemailer.createTransport(smtp, lanes as object) : null;
  const office: Office = { ...outgoing, db, server };
  const work = async ({ id }: z.output<typeof carried>): Promise<void> => {
    const problem = await attempt(office, id);
    if (problem) throw new Error(problem); // the queue tries again, later each time
  };
  return [
    working(mails, work),
    working(urgentMails, work),
    { queue: 'mail-sweep', cron: '* * * * *', work: () => sweep(office) },
  ];
}

/** Off again, as if it had never been tried. */
export async function queueAgain(tx: Tx, id: Id<'mail'>): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ state: 'queued', problem: null, attempts: 0 })
    .where('id', '=', id)
    .execute();
  await send(tx, mails, { id });
}
