import { z } from 'zod';
import { databaseTime } from '../base/data/clock.ts';
import type { Answer, Parsed } from '../base/api/contract.ts';
import { keyIn, pageOf } from '../base/api/cursor.ts';
import { afterCommit, transact, type Db, type Tx } from '../base/data/database.ts';
import type { Who } from '../base/serve/caller.ts';
import { newId, type PersonId } from '../base/ids.ts';
import { personRow } from '../people/known/store.ts';
import { say } from '../words/say.ts';
import type { noticesContract } from './contract.ts';
import {
  afterQuiet,
  answering,
  clean,
  kindNames,
  kindOf,
  limits,
  planFor,
  unnamed,
  voiceOf,
  wording,
  type Args,
  type KindName,
  type Occasion,
} from './rules.ts';
import * as store from './store.ts';

type C = typeof noticesContract;

/**
 * Called after the commit, in this process: whose pages should look again at what, and that
 * something may be due.
 */
export type Bell = {
  readonly changed: (persons: readonly PersonId[], topic: Topic) => void;
  readonly due: () => void;
};
export type Topic = 'notices' | 'notice-settings' | 'browsers';
const bells = new Set<Bell>();
export function hear(bell: Bell): () => void {
  bells.add(bell);
  return () => void bells.delete(bell);
}
export const tellPages = (persons: readonly PersonId[], topic: Topic): void =>
  persons.length > 0
    ? afterCommit(() => bells.forEach((bell) => bell.changed(persons, topic)))
    : undefined;

export type Notice = {
  readonly kind: KindName;
  readonly persons: readonly PersonId[];
  /** Id of what it is about: one open notice for each person, kind and subject. */
  readonly subject: string;
  /** The person it tells of; their name in it goes when they delete their account. */
  readonly by?: PersonId | null;
  /** For the text: name, title, group, reason, starts (ISO instant), count. */
  readonly args: Args;
  /** Path in the app. */
  readonly href: string;
  /** Live topic whose rows the bell shows beneath it. */
  readonly topic?: string;
  /** Other than the kind says: how long the mail waits for an answer. */
  readonly mailAfterSeconds?: number;
  /** How long a push is worth sending. */
  readonly browser?: { readonly until: number };
};

/**
 * Tells people, in the transaction of what happened: by bell, browser and mail, as each has chosen.
 * While a notice is open the same kind and subject renews it. What goes out is judged again when it
 * is sent, by the kind's `Occasion`.
 */
export async function notify(tx: Tx, notice: Notice): Promise<void> {
  const {
    kind,
    persons,
    subject,
    by = null,
    args,
    href,
    topic = null,
    mailAfterSeconds,
    browser,
  } = notice;
  if (persons.length === 0) return;
  const now = await databaseTime(tx);
  const of = kindOf(kind);
  const timing = {
    now,
    push: browser?.until ?? limits.push,
    mailAfter: mailAfterSeconds ?? of.mailAfter,
  };
  const lookedSince = new Date(now.getTime() - limits.looking * 1000);
  const hearers = await store.hearers(tx, { kind, subject, persons, lookedSince });
  const plans = hearers.flatMap((hearer) => {
    const plan = planFor(of, hearer, timing);
    return plan ? [{ ...plan, id: newId<'notice'>(now.getTime()), person: hearer.person }] : [];
  });
  if (plans.length === 0) return;
  const pushUntil = new Date(now.getTime() + timing.push * 1000);
  const pace = { between: limits.between, mailEvery: of.mailEvery, mailSeconds: limits.mail };
  await store.tell(tx, {
    kind,
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
  afterCommit(() => bells.forEach((bell) => bell.due()));
}

/**
 * It is answered, over, or not for them any more: open notices close, what is on its way stays
 * away.
 */
export async function settle(
  tx: Tx,
  {
    kind,
    subject,
    persons,
  }: { readonly kind: KindName; readonly subject: string; readonly persons?: readonly PersonId[] },
): Promise<void> {
  tellPages(
    await store.settle(tx, {
      kind,
      subject,
      persons: persons ?? null,
      now: await databaseTime(tx),
    }),
    'notices',
  );
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
  { zone, occasions }: { readonly zone: string; readonly occasions: readonly Occasion[] },
  { only, cursor, limit }: Parsed<C['GET /api/notices']>['query'],
): Promise<Answer<C['GET /api/notices']>> {
  const before = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  const rows = await store.listNotices(db, who.person, {
    before,
    limit,
    kinds: only === 'open' ? answering : null,
  });
  const lost = await noLongerKnown(db, who.person, rows, occasions);
  return pageOf(
    rows,
    limit,
    (row) => [row.at.toISOString(), row.id],
    ({ id, kind, subject_id, args, href, topic, count, at, read_at, settled_at }) => ({
      id,
      kind,
      subject: subject_id,
      at: at.toISOString(),
      count,
      read: read_at !== null || lost.has(id),
      open: settled_at === null && answering.includes(kind as KindName),
      ...(lost.has(id)
        ? unnamed(who.language, kind)
        : wording(voiceOf(who.language, zone), { kind, args: args as Args, count })),
      href: lost.has(id) ? null : href,
      topic,
    }),
  );
}

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
  occasions: readonly Occasion[],
): Promise<ReadonlySet<store.NoticeId>> {
  const lost = new Set<store.NoticeId>();
  for (const { kind, lost: lostOf } of occasions) {
    const some = rows.flatMap(({ id, subject_id: subject, ...row }) =>
      row.kind === kind && subject ? [{ id, subject }] : [],
    );
    if (!lostOf || some.length === 0) continue;
    const hidden = await lostOf(db, person, [...new Set(some.map(({ subject }) => subject))]);
    for (const { id, subject } of some) if (hidden.has(subject)) lost.add(id);
  }
  return lost;
}

/** What shows no name any more asks for no look. */
export async function countUnread(
  db: Db,
  who: Who,
  occasions: readonly Occasion[],
): Promise<{ count: number }> {
  const rows = await store.unread(db, who.person);
  return { count: rows.length - (await noLongerKnown(db, who.person, rows, occasions)).size };
}

export const read = (
  db: Db,
  who: Who,
  { ids }: Parsed<C['POST /api/notice-readings']>['body'],
): Promise<void> =>
  transact(db, async (tx) => {
    const changed = await store.markRead(tx, {
      person: who.person,
      ids: ids ?? null,
      answering,
      now: await databaseTime(tx),
    });
    if (changed) tellPages([who.person], 'notices');
  });

export async function showSettings(
  db: Db,
  who: Who,
): Promise<Answer<C['GET /api/me/notice-settings']>> {
  const chosen = new Map(
    (await store.preferencesOf(db, who.person)).map(({ kind, ...channels }) => [kind, channels]),
  );
  const quiet = await store.quietHoursOf(db, who.person);
  return {
    kinds: kindNames.map((kind) => {
      const { bell, browser, mail } = chosen.get(kind) ?? kindOf(kind);
      const mailHint = say(who.language, `notices.kinds.${kind}.mailHint`, {});
      return {
        kind,
        title: say(who.language, `notices.kinds.${kind}.name`, {})!,
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
  { kinds, quiet }: Parsed<C['PUT /api/me/notice-settings']>['body'],
): Promise<void> =>
  transact(db, async (tx) => {
    await store.savePreferences(
      tx,
      who.person,
      new Map(kinds.map(({ kind, ...channels }) => [kind, channels])),
    );
    await store.saveQuietHours(tx, who.person, quiet && { begins: quiet.from, ends: quiet.until });
    tellPages([who.person], 'notice-settings');
  });
