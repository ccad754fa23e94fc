import { databaseTime } from '../../base/data/clock.ts';
import type { Config } from '../../base/config.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { Letter } from '../../base/mail/letter.ts';
import { isDropped, post, type Dropped, type LetterKind } from '../../base/mail/mail.ts';
import { addressFault } from '../../people/account/mails/letter.ts';
import { count } from '../../base/serve/metrics.ts';
import { isLanguage, type Language } from '../../words/languages.ts';
import { say } from '../../words/say.ts';
import { notify, settle, tellPages } from '../actions.ts';
import { placeOf, pushHosts } from '../browsers/rules.ts';
import {
  noteDelivered,
  noteGone,
  noteTrouble,
  pushKeys,
  type BrowserId,
  type Subscription,
} from '../browsers/store.ts';
import { noticeLetter } from '../letter.ts';
import {
  afterQuiet,
  kindNames,
  kindOf,
  limits,
  unnamed,
  voiceOf,
  wording,
  type KindName,
  type Occasion,
  type PushMessage,
} from '../rules.ts';
import { hand } from './dial.ts';
import { makeKeys, seal, topicOf, type Sender } from './push.ts';
import { fateOf, outcomeOf, payloadOf, type Outcome } from './rules.ts';
import * as store from './store.ts';
import type { Claimed, Parcel } from './store.ts';

export type Desk = {
  readonly db: Db;
  readonly config: Pick<Config, 'PUSH_HOSTS' | 'MAIL_FROM'>;
  readonly origin: () => string;
  readonly occasions: ReadonlyMap<KindName, Occasion>;
};
type Way = Pick<Desk, 'db' | 'config' | 'origin'>;

const languageOf = (parcel: Parcel): Language =>
  isLanguage(parcel.language) ? parcel.language : 'en';
/** A kind that is not known any more tells nothing. */
const knownKind = (kind: string): KindName | undefined => kindNames.find((name) => name === kind);

/** Whom a push service may ask: the installation, or whoever its mails come from. */
export const contactOf = (origin: string, from: string): string =>
  origin.startsWith('https:')
    ? origin
    : `mailto:${/[^\s<>"]+@[^\s<>"]+/u.exec(from)?.[0] ?? 'anteroom@localhost'}`;

export async function senderOf({ db, config, origin }: Way): Promise<Sender> {
  return { ...(await pushKeys(db, makeKeys)), contact: contactOf(origin(), config.MAIL_FROM) };
}

type To = Subscription & { readonly id: BrowserId };
type Sent = {
  readonly id: string;
  readonly message: PushMessage;
  readonly ttl: number;
  readonly urgent: boolean;
  readonly attempts: number;
};
/** Sends one push now, and notes at the browser what came of it. */
export async function pushTo(
  way: Way,
  to: To,
  { id, message, ttl, urgent, attempts }: Sent,
): Promise<Outcome> {
  const { db, config } = way;
  const place = placeOf(to.endpoint, pushHosts(config.PUSH_HOSTS));
  const sender = await senderOf(way);
  const attempt = async (least: boolean): Promise<Outcome> => {
    if (!place) return { next: 'give-up', trouble: 'refused' };
    const { headers, body } = seal(to, payloadOf(id, message, least), sender, {
      ttl,
      urgent,
      topic: topicOf(to.id, message.tag),
    });
    return outcomeOf(await hand(place, headers, body), attempts, await databaseTime(db));
  };
  let outcome = await attempt(false);
  if (outcome.next === 'shrink') outcome = await attempt(true);
  count('pushes_total', { outcome: outcome.next === 'sent' ? 'sent' : outcome.trouble });
  if (outcome.next === 'sent') await noteDelivered(db, to.id, await databaseTime(db));
  else if (outcome.next === 'gone') await transact(db, (tx) => tellGone(tx, to));
  else await noteTrouble(db, to.id, outcome.trouble);
  return outcome;
}

/**
 * Nothing arrives there any more, which its owner would not notice; a page that is opened there
 * renews it.
 */
async function tellGone(tx: Tx, { id, endpoint }: To): Promise<void> {
  const gone = await noteGone(tx, id, endpoint);
  if (!gone) return;
  const { person, name } = gone;
  await notify(tx, {
    kind: 'browser-stopped',
    persons: [person],
    subject: id,
    args: { browser: name },
    href: '/settings/notifications',
  });
}

/**
 * Judges a claimed push again, words it, sends it, and ends it or puts it off. True: look again
 * soon, it was renewed meanwhile.
 */
export async function deliver(desk: Desk, { id, message, attempts }: Claimed): Promise<boolean> {
  const { db } = desk;
  const end = async (state: 'sent' | 'missed' | 'dropped') =>
    store.end(db, { id, message, state, at: await databaseTime(db), between: limits.between });
  const parcel = await store.open(db, id);
  if (!parcel?.to) return end('dropped');
  const { to, person, until } = parcel;
  const now = await databaseTime(db);
  const kind = knownKind(parcel.kind);
  const wanted = kind !== undefined && (parcel.chosen ?? kindOf(kind)).browser;
  const quietUntil = afterQuiet(now, parcel.quiet, parcel.zone);
  const fate = fateOf(
    {
      settled: parcel.settled,
      wanted,
      until,
      quietUntil,
      reachable: to.signedIn || to.signedOutToo,
    },
    now,
  );
  if (fate === 'rest') {
    await store.restUntil(db, id, quietUntil);
    return false;
  }
  if (fate !== 'go' || !kind) return end(fate === 'missed' ? 'missed' : 'dropped');
  const text = (await stands(desk, kind, parcel)) ? await messageFor(desk, kind, parcel) : null;
  if (!text) return end('dropped');
  const ttl = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  const outcome = await pushTo(desk, to, {
    id: message,
    message: text,
    ttl,
    urgent: kind === 'knock',
    attempts,
  });
  tellPages([person], 'browsers');
  if (outcome.next !== 'again') return end(outcome.next === 'sent' ? 'sent' : 'missed');
  const due = new Date((await databaseTime(db)).getTime() + outcome.seconds * 1000);
  if (due > until) return end('missed');
  await store.putOff(db, id, due);
  return false;
}

/** The feature's word. Where it does not stand any more the notice closes, too. */
async function stands(
  { db, occasions }: Desk,
  kind: KindName,
  { person, subject }: Parcel,
): Promise<boolean> {
  const occasion = occasions.get(kind);
  if (!occasion) return false;
  if (await occasion.stands(db, person, subject)) return true;
  await transact(db, (tx) => settle(tx, { kind, subject, persons: [person] }));
  return false;
}

/**
 * Without names where nobody is signed in, unless that was asked for; and never with buttons there.
 */
async function messageFor(
  { db, occasions }: Desk,
  kind: KindName,
  parcel: Parcel,
): Promise<PushMessage | null> {
  const { to, person, subject, zone, args, count: often, href } = parcel;
  const language = languageOf(parcel);
  const named = to!.signedIn || to!.namesSignedOut;
  const occasion = occasions.get(kind)!;
  if (!occasion.message) {
    const text = named
      ? wording(voiceOf(language, zone), { kind, args, count: often })
      : unnamed(language, kind);
    return { ...text, tag: `${kind}:${subject}`, href: href ?? '/notices' };
  }
  const own = await occasion.message(
    db,
    { person, language, zone, browser: to!.signedIn ? to!.id : null, named },
    subject,
  );
  return own && !to!.signedIn
    ? { ...own, ...(named ? {} : unnamed(language, kind)), actions: [] }
    : own;
}

/** Posts one mail that is due, in one transaction with its end; false: none is. */
export async function mailNext(desk: Desk, onError: (error: unknown) => void): Promise<boolean> {
  let taken: store.DeliveryId | null = null;
  try {
    return await transact(desk.db, async (tx) => {
      const now = await databaseTime(tx);
      const claimed = await store.claimMail(tx, now);
      taken = claimed?.id ?? null;
      if (!claimed) return false;
      const parcel = await store.open(tx, claimed.id);
      const kind = parcel && knownKind(parcel.kind);
      const end = async (state: 'missed' | 'dropped'): Promise<true> => {
        await store.endMail(tx, claimed.id, { state, mail: null, at: now });
        return true;
      };
      if (!parcel || !kind) return end('dropped');
      const quietUntil = afterQuiet(now, parcel.quiet, parcel.zone);
      const wanted = (parcel.chosen ?? kindOf(kind)).mail;
      const fate = fateOf(
        { settled: parcel.settled, wanted, until: parcel.until, quietUntil, reachable: true },
        now,
      );
      if (fate === 'rest') {
        await store.restUntil(tx, claimed.id, quietUntil);
        return true;
      }
      if (fate !== 'go') return end(fate);
      const letter = await letterOf({ ...desk, db: tx }, kind, parcel);
      if (isDropped(letter)) return end('dropped');
      const about = { person: parcel.person, about: parcel.subject };
      await store.endMail(tx, claimed.id, {
        state: 'sent',
        mail: await post(tx, mailOf(kind), about, letter),
        at: now,
      });
      return true;
    });
  } catch (error) {
    onError(error);
    if (!taken) return false;
    await store.failMail(desk.db, taken, await databaseTime(desk.db), 5);
    return true;
  }
}

const mailOf = (kind: KindName) => ({
  kind,
  urgent: kindOf(kind).urgentMail ?? false,
  rests: true,
});
/** What it says by mail at this moment, or why nothing. */
async function letterOf(desk: Desk, kind: KindName, parcel: Parcel): Promise<Letter | Dropped> {
  if (!(await stands(desk, kind, parcel))) return 'over';
  const { person, subject, zone, email, accepted, args, count: often, href } = parcel;
  const language = languageOf(parcel);
  const occasion = desk.occasions.get(kind)!;
  if (occasion.letter)
    return (await occasion.letter(desk.db, { person, language, zone }, subject)) ?? 'over';
  return noticeLetter(
    { email, language, zone, accepted },
    { kind, args, count: often, href },
    desk.origin(),
  );
}

/** Mails of notices are judged, and worded, once more when they leave. */
export const noticeLetters = (desk: Desk): readonly LetterKind[] =>
  kindNames
    .filter((name) => !kindOf(name).ownMail)
    .map((name) => ({
      ...mailOf(name),
      judge: async (tx: Tx, { id, person, to }) => {
        const fault = await addressFault(tx, person, to);
        if (fault) return fault;
        const parcel = await store.openMailed(tx, id);
        if (!parcel || parcel.settled) return 'over';
        if (!(parcel.chosen ?? kindOf(name)).mail) return 'switched-off';
        return letterOf({ ...desk, db: tx }, name, parcel);
      },
    }));

/** What a person sends to one of their own browsers to see whether it arrives. */
export const testMessage = (language: Language): PushMessage => ({
  tag: 'test',
  title: say(language, 'notices.push.test', {})!,
  body: say(language, 'notices.push.testBody', {})!,
  href: '/settings/notifications',
});
