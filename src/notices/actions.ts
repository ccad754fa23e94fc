import { z } from 'zod';
import { databaseTime } from '../base/data/clock.ts';
import type { Answer, Parsed } from '../base/api/contract.ts';
import { keyIn, pageOf } from '../base/api/cursor.ts';
import { afterCommit, transact, type Db, type Tx } from '../base/data/database.ts';
import type { Who } from '../base/serve/caller.ts';
import { newId, type PersonId } from '../base/ids.ts';
import { personRow } from '../people/known/store.ts';
import type { Args, News, NoticeKind, Over, Shape, Wanted } from '../base/notice.ts';
import { Invalid } from '../base/api/refusals.ts';
import { say } from '../words/say.ts';
import type { Language } from '../words/languages.ts';
import { MOST_UNREAD, type Notice, type noticesContract } from './contract.ts';
import {
  afterQuiet,
  answering,
  clean,
  limits,
  planFor,
  unnamed,
  valuesOf,
  voiceOf,
  wording,
  type Kinds,
  type Voice,
} from './rules.ts';
import * as store from './store.ts';

type C = typeof noticesContract;

/**
 * Called after the commit, in this process: whose pages should look again at what, and that
 * something may be due.
 */
export type Bell = {
  readonly changed?: (persons: readonly PersonId[], topic: Topic) => void;
  readonly due?: () => void;
};
export type Topic = 'notices' | 'notice-settings' | 'browsers';
const bells = new Set<Bell>();
export function hear(bell: Bell): () => void {
  bells.add(bell);
  return () => void bells.delete(bell);
}
/** Something may go out now. */
export const ringDue = (): void => bells.forEach((bell) => bell.due?.());
export const tellPages = (persons: readonly PersonId[], topic: Topic): void =>
  persons.length > 0
    ? afterCommit(() => bells.forEach((bell) => bell.changed?.(persons, topic)))
    : undefined;

/** Who writes a mail of this kind asks whether it is wanted. */
export const wantedAs =
  (kind: Pick<NoticeKind, 'name' | 'mail'>): Wanted =>
  (db, person) =>
    store.wantsMail(db, person, kind);

/**
 * Tells people, in the transaction of what happened: by bell, browser and mail, as each has chosen.
 * While a notice is open the same kind and subject renews it. What goes out is judged again when it
 * is sent, by the kind itself.
 */
export async function notify<S extends Shape>(
  tx: Tx,
  kind: NoticeKind<S>,
  news: News<S>,
): Promise<void> {
  const { persons, subject, by = null, args, href, topic = null, mailAfterSeconds, browser } = news;
  if (persons.length === 0) return;
  const { looking } = limits;
  const [now, hearers] = await Promise.all([
    databaseTime(tx),
    store.hearers(tx, { kind: kind.name, subject, persons, looking }),
  ]);
  const timing = {
    now,
    push: browser?.until ?? limits.push,
    mailAfter: mailAfterSeconds ?? kind.mailAfter,
  };
  const plans = hearers.flatMap((hearer) => {
    const plan = planFor(kind, hearer, timing);
    return plan ? [{ ...plan, id: newId<'notice'>(now.getTime()), person: hearer.person }] : [];
  });
  if (plans.length === 0) return;
  const pushUntil = new Date(now.getTime() + timing.push * 1000);
  const pace = { between: limits.between, mailEvery: kind.mailEvery, mailSeconds: limits.mail };
  await store.tell(tx, {
    kind: kind.name,
    subject,
    by,
    args: clean(args),
    href,
    topic,
    at: now,
    pushUntil,
    ...pace,
    plans,
  });
  tellPages(
    plans.flatMap((plan) => (plan.shown ? [plan.person] : [])),
    'notices',
  );
  afterCommit(ringDue);
}

/**
 * It is answered, over, or not for them any more: open notices close, what is on its way stays
 * away.
 */
export async function settle(
  tx: Tx,
  { name: kind }: Pick<NoticeKind, 'name'>,
  { subject, persons = null }: Pick<Over, 'subject'> & Partial<Over>,
): Promise<void> {
  tellPages(await store.settle(tx, { kind, subject, persons }), 'notices');
}

/** Whether a person wants nothing by browser or mail now. */
export async function isQuiet(db: Db, person: PersonId): Promise<boolean> {
  const [quiet, row] = [await store.quietHoursOf(db, person), await personRow(db, person)];
  const now = await databaseTime(db);
  return row !== undefined && afterQuiet(now, quiet, row.zone) > now;
}

export async function listNotices(
  db: Db,
  who: Who,
  { zone, kinds }: { readonly zone: string; readonly kinds: Kinds },
  { only, cursor, limit }: Parsed<C['GET /api/notices']>['query'],
): Promise<Answer<C['GET /api/notices']>> {
  const before = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  const rows = await store.listNotices(db, who.person, {
    before,
    limit,
    kinds: only === 'open' ? answering(kinds) : null,
  });
  const lost = await noLongerKnown(db, who.person, rows, kinds);
  const open = await stillOpen(
    db,
    who.person,
    rows.filter((row) => !lost.has(row.id)),
    kinds,
  );
  const told = toldIn(who.language, zone, kinds);
  const page = pageOf(
    rows,
    limit,
    (row) => [row.at.toISOString(), row.id],
    (row) => told(row, { known: !lost.has(row.id), open: open.has(row.id) }),
  );
  return only === 'open' ? { ...page, items: page.items.filter((item) => item.open) } : page;
}

/** `known`: they still may know of what it is about; `open`: it waits for their answer. */
type Shown = { readonly known: boolean; readonly open: boolean };
/** A row as its person reads it. */
const toldIn =
  (language: Language, zone: string, kinds: Kinds) =>
  (row: store.NoticeRow, { known, open }: Shown): Notice => {
    const { id, subject_id: subject, href, topic, count, at } = row;
    const kind = kinds.get(row.kind);
    const args = row.args as Args;
    const voice = voiceOf(language, zone);
    return {
      id,
      kind: row.kind,
      subject,
      at: at.toISOString(),
      count,
      read: row.read_at !== null || !known,
      open,
      ...(known ? wording(voice, kind, { args, count }) : unnamed(language, row.kind)),
      href: known ? href : null,
      topic,
      buttons: kind && open ? buttonsOf(voice, kind, row) : [],
    };
  };
const buttonsOf = (
  voice: Voice<string>,
  kind: NoticeKind,
  { subject_id: subject, reader, by, args: given, count }: store.NoticeRow,
): Notice['buttons'] => {
  const args = given as Args;
  const buttons = subject ? (kind.buttons?.({ subject, reader, by, args }) ?? []) : [];
  return buttons.map(({ name, method, path, body = null }) => {
    const values = valuesOf(voice, kind, { args, count });
    const words = (part: string): string =>
      voice.write(`notices.kinds.${kind.name}.buttons.${name}.${part}`, values);
    return { label: words('label'), done: words('done'), method, path, body };
  });
};

/**
 * The bell is judged like what is sent: what they may not know any more loses its names and its
 * link.
 */
async function noLongerKnown(
  db: Db,
  person: PersonId,
  rows: readonly {
    readonly id: store.NoticeId;
    readonly kind: string;
    readonly subject_id: string | null;
  }[],
  kinds: Kinds,
): Promise<ReadonlySet<store.NoticeId>> {
  const lost = new Set<store.NoticeId>();
  for (const kind of kinds.values()) {
    const some = rows.flatMap(({ id, subject_id: subject, ...row }) =>
      row.kind === kind.name && subject ? [{ id, subject }] : [],
    );
    if (!kind.lost || some.length === 0) continue;
    const hidden = await kind.lost(db, person, [...new Set(some.map(({ subject }) => subject))]);
    for (const { id, subject } of some) if (hidden.has(subject)) lost.add(id);
  }
  return lost;
}

/** What waits for an answer as it stands at this moment, whether anybody has settled it or not. */
async function stillOpen(
  db: Db,
  person: PersonId,
  rows: readonly store.NoticeRow[],
  kinds: Kinds,
): Promise<ReadonlySet<store.NoticeId>> {
  const open = new Set<store.NoticeId>();
  for (const { id, settled_at: settled, subject_id: subject, ...row } of rows) {
    const kind = kinds.get(row.kind);
    if (settled || !subject || !kind?.answers) continue;
    if ((await kind.stands(db, subject, [person])).length > 0) open.add(id);
  }
  return open;
}

/** What shows no name any more asks for no look. */
export async function countUnread(db: Db, who: Who, kinds: Kinds): Promise<{ count: number }> {
  const rows = await store.unread(db, who.person, MOST_UNREAD);
  return { count: rows.length - (await noLongerKnown(db, who.person, rows, kinds)).size };
}

export const read = (
  db: Db,
  who: Who,
  kinds: Kinds,
  { ids }: Parsed<C['POST /api/notice-readings']>['body'],
): Promise<void> =>
  transact(db, async (tx) => {
    const changed = await store.markRead(tx, {
      person: who.person,
      ids: ids ?? null,
      answering: answering(kinds),
      now: await databaseTime(tx),
    });
    if (changed) tellPages([who.person], 'notices');
  });

export async function showSettings(
  db: Db,
  who: Who,
  kinds: Kinds,
): Promise<Answer<C['GET /api/me/notice-settings']>> {
  const chosen = new Map(
    (await store.preferencesOf(db, who.person).execute()).map(({ kind, ...channels }) => [
      kind,
      channels,
    ]),
  );
  const quiet = await store.quietHoursOf(db, who.person);
  return {
    kinds: [...kinds.values()].map((kind) => {
      const { bell, browser, mail } = chosen.get(kind.name) ?? kind;
      const mailHint = say(who.language, `notices.kinds.${kind.name}.mailHint`, {});
      return {
        kind: kind.name,
        title: say(who.language, `notices.kinds.${kind.name}.name`, {})!,
        bell,
        browser,
        mail,
        ...(mailHint ? { mailHint } : {}),
      };
    }),
    quiet: quiet && { from: quiet.begins, until: quiet.ends },
  };
}

export const saveSettings = (
  db: Db,
  who: Who,
  kinds: Kinds,
  { kinds: chosen, quiet }: Parsed<C['PUT /api/me/notice-settings']>['body'],
): Promise<void> =>
  transact(db, async (tx) => {
    const unknown = chosen.findIndex(({ kind }) => !kinds.has(kind));
    if (unknown >= 0)
      throw new Invalid({ pointer: `#/body/kinds/${unknown}/kind`, code: 'wrong-value' });
    await store.savePreferences(
      tx,
      who.person,
      new Map(chosen.map(({ kind, ...channels }) => [kind, channels])),
    );
    await store.saveQuietHours(tx, who.person, quiet && { begins: quiet.from, ends: quiet.until });
    tellPages([who.person], 'notice-settings');
  });
