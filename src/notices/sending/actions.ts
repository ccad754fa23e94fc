import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { Letter } from '../../base/mail/letter.ts';
import { isDropped, postAll, type Dropped, type LetterKind } from '../../base/mail/mail.ts';
import type { NoticeDesk, NoticeKind, PushMessage } from '../../base/notice.ts';
import type { PersonId } from '../../base/ids.ts';
import { addressFault } from '../../people/account/mails/letter.ts';
import { isLanguage, type Language } from '../../words/languages.ts';
import { settle, tellPages, wantedAs } from '../actions.ts';
import { pushTo } from '../browsers/actions.ts';
import { noticeLetter } from '../letter.ts';
import { afterQuiet, limits, unnamed, voiceOf, wording, type Kinds } from '../rules.ts';
import { fateOf, type Fate } from './rules.ts';
import * as store from './store.ts';
import type { Claimed, DeliveryId, Parcel } from './store.ts';

export type Desk = NoticeDesk & { readonly kinds: Kinds };

const languageOf = (parcel: Parcel): Language =>
  isLanguage(parcel.language) ? parcel.language : 'en';

/** What decides about a parcel apart from the feature's own word, and until when it rests. */
function judged(
  { settled, chosen, until, quiet, zone, to }: Parcel,
  kind: NoticeKind,
  channel: 'browser' | 'mail',
  now: Date,
): { readonly fate: Fate; readonly quietUntil: Date } {
  const quietUntil = afterQuiet(now, quiet, zone);
  const wanted = (chosen ?? kind)[channel];
  const reachable = channel === 'mail' || (to !== null && (to.signedIn || to.signedOutToo));
  return { fate: fateOf({ settled, wanted, until, quietUntil, reachable }, now), quietUntil };
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
  // a kind that is not known any more tells nothing
  const kind = parcel && desk.kinds.get(parcel.kind);
  if (!parcel?.to || !kind) return end('dropped');
  const { to, person, until } = parcel;
  const now = await databaseTime(db);
  const { fate, quietUntil } = judged(parcel, kind, 'browser', now);
  if (fate === 'rest') {
    await store.restUntil(db, id, quietUntil);
    return false;
  }
  if (fate !== 'go') return end(fate);
  const stands = (await standing(db, kind, parcel.subject, [person])).has(person);
  const text = stands ? await messageFor(desk, kind, parcel) : null;
  if (!text) return end('dropped');
  const ttl = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  const sent = { id: message, message: text, ttl, urgent: kind.urgent, attempts };
  const outcome = await pushTo(desk, to, sent);
  tellPages([person], 'browsers');
  if (outcome.next !== 'again') return end(outcome.next === 'sent' ? 'sent' : 'missed');
  const due = new Date((await databaseTime(db)).getTime() + outcome.seconds * 1000);
  if (due > until) return end('missed');
  await store.putOff(db, id, due);
  return false;
}

/** The feature's word. For whom it does not stand any more the notice closes, too. */
async function standing(
  db: Db,
  kind: NoticeKind,
  subject: string,
  persons: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const stands = new Set(await kind.stands(db, subject, persons));
  const fallen = persons.filter((person) => !stands.has(person));
  if (fallen.length > 0) await transact(db, (tx) => settle(tx, kind, { subject, persons: fallen }));
  return stands;
}

/**
 * Without names where nobody is signed in, unless that was asked for; and never with buttons there.
 */
async function messageFor(
  desk: Desk,
  kind: NoticeKind,
  parcel: Parcel,
): Promise<PushMessage | null> {
  const { to, person, subject, zone, args, count, href } = parcel;
  const language = languageOf(parcel);
  const named = to!.signedIn || to!.namesSignedOut;
  if (!kind.message) {
    const text = named
      ? wording(voiceOf(language, zone), kind, { args, count })
      : unnamed(language, kind.name);
    return { ...text, tag: `${kind.name}:${subject}`, href: href ?? '/notices' };
  }
  const screen = { person, language, zone, browser: to!.signedIn ? to!.id : null, named };
  const own = await kind.message(desk, screen, subject);
  return own && !to!.signedIn
    ? { ...own, ...(named ? {} : unnamed(language, kind.name)), actions: [] }
    : own;
}

/**
 * Posts mails that are due, at most `most`, in one transaction with their end: news of one session
 * goes to many. False: no more are due. One that cannot be written stops no other; where it breaks
 * the transaction, each is tried alone.
 */
export async function mailsNext(
  desk: Desk,
  most: number,
  onError: (error: unknown) => void,
): Promise<boolean> {
  let taken: readonly DeliveryId[] = [];
  const take = (limit: number): Promise<boolean> =>
    transact(desk.db, async (tx) => {
      const now = await databaseTime(tx);
      taken = await store.claimMails(tx, now, limit);
      await postParcels({ ...desk, db: tx }, tx, taken, now, onError);
      return taken.length === limit;
    });
  try {
    return await take(most);
  } catch (error) {
    if (taken.length > 1) {
      for (let left = most; left > 0; left -= 1)
        if (!(await mailsNext(desk, 1, onError))) return false;
      return true;
    }
    onError(error);
    if (!taken[0]) return false;
    await store.failMail(desk.db, taken[0], await databaseTime(desk.db), 5);
    return true;
  }
}

async function postParcels(
  desk: Desk,
  tx: Tx,
  claimed: readonly DeliveryId[],
  now: Date,
  onError: (error: unknown) => void,
): Promise<void> {
  const parcels = new Map((await store.openAll(tx, claimed)).map((parcel) => [parcel.id, parcel]));
  const ends: store.MailEnd[] = [];
  const going: { readonly kind: NoticeKind; readonly parcel: Parcel }[] = [];
  for (const id of claimed) {
    const parcel = parcels.get(id);
    const kind = parcel && desk.kinds.get(parcel.kind);
    const { fate, quietUntil } = kind
      ? judged(parcel, kind, 'mail', now)
      : { fate: 'dropped' as const, quietUntil: now };
    if (fate === 'go') going.push({ kind: kind!, parcel: parcel! });
    else if (fate === 'rest') await store.restUntil(tx, id, quietUntil);
    else ends.push({ id, state: fate, mail: null });
  }
  const postings: {
    readonly id: DeliveryId;
    readonly posting: Parameters<typeof postAll>[1][0];
  }[] = [];
  for (const news of Map.groupBy(
    going,
    ({ parcel }) => `${parcel.kind} ${parcel.subject}`,
  ).values())
    for (const { kind, parcel, stands } of await judgedTogether(tx, news)) {
      const { id, person, subject: about, by } = parcel;
      try {
        const letter = stands ? await letterOf(desk, kind, parcel) : 'over';
        if (isDropped(letter)) ends.push({ id, state: 'dropped', mail: null });
        else
          postings.push({
            id,
            posting: { kind: mailOf(kind), about: { person, about, by }, letter },
          });
      } catch (error) {
        onError(error);
        await store.failMail(tx, id, now, 5);
      }
    }
  const mails = await postAll(
    tx,
    postings.map(({ posting }) => posting),
  );
  postings.forEach(({ id }, at) => ends.push({ id, state: 'sent', mail: mails[at]! }));
  await store.endMails(tx, ends, now);
}

type Going = { readonly kind: NoticeKind; readonly parcel: Parcel };
/** What is about one thing is judged in one go. */
async function judgedTogether(
  tx: Tx,
  news: readonly Going[],
): Promise<readonly (Going & { readonly stands: boolean })[]> {
  const { kind, parcel } = news[0]!;
  const persons = news.map((going) => going.parcel.person);
  const stands = await standing(tx, kind, parcel.subject, persons);
  return news.map((going) => ({ ...going, stands: stands.has(going.parcel.person) }));
}

const mailOf = ({ name, urgent }: NoticeKind) => ({ kind: name, urgent, rests: true });
/** What it says by mail at this moment; null of the feature: nothing after all. */
async function letterOf(desk: Desk, kind: NoticeKind, parcel: Parcel): Promise<Letter | Dropped> {
  const { person, subject, zone, email, accepted, args, count, href } = parcel;
  const language = languageOf(parcel);
  if (kind.letter) return (await kind.letter(desk, { person, language, zone }, subject)) ?? 'over';
  const to = { email, language, zone, accepted };
  return noticeLetter(to, kind, { args, count, href }, desk.origin());
}

/** Mails of notices are judged, and worded, once more when they leave. */
export const noticeLetters = (desk: Desk): readonly LetterKind[] =>
  [...desk.kinds.values()].map(
    (kind) => kind.ownMail?.(desk, wantedAs(kind)) ?? letterKind(desk, kind),
  );
const letterKind = (desk: Desk, kind: NoticeKind): LetterKind => ({
  ...mailOf(kind),
  judge: async (tx, { id, person, to }) => {
    const fault = await addressFault(tx, person, to);
    if (fault) return fault;
    const parcel = await store.openMailed(tx, id);
    if (!parcel || parcel.settled) return 'over';
    if (!(parcel.chosen ?? kind).mail) return 'switched-off';
    const stands = await standing(tx, kind, parcel.subject, [parcel.person]);
    return stands.has(parcel.person) ? letterOf({ ...desk, db: tx }, kind, parcel) : 'over';
  },
});
