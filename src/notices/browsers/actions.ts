import { databaseTime } from '../../base/data/clock.ts';
import type { Answer, Parsed } from '../../base/api/contract.ts';
import { transact, type Tx } from '../../base/data/database.ts';
import type { NoticeDesk, PushMessage } from '../../base/notice.ts';
import { count } from '../../base/serve/metrics.ts';
import type { Language } from '../../words/languages.ts';
import { say } from '../../words/say.ts';
import type { SignedIn } from '../../base/serve/caller.ts';
import { hashOf, newId } from '../../base/ids.ts';
import { Clash, Invalid, Missing } from '../../base/api/refusals.ts';
import { whileSignedIn } from '../../people/account/sign-ins/actions.ts';
import { notify, settle, tellPages } from '../actions.ts';
import type { browsersContract } from './contract.ts';
import { hand, leadsRight } from '../dial/dial.ts';
import { listedIn } from '../dial/rules.ts';
import { browserStopped } from './notice.ts';
import { isKey, makeKeys, seal, topicOf, type Sender } from './push.ts';
import { MOST, outcomeOf, payloadOf, serviceAt, troubleIn, type Outcome } from './rules.ts';
import * as store from './store.ts';
import type { BrowserId } from './store.ts';

type C = typeof browsersContract;

export async function listBrowsers(
  desk: NoticeDesk,
  who: SignedIn,
): Promise<Answer<C['GET /api/me/browsers']>> {
  const { publicKey } = await senderOf(desk);
  const rows = await store.browsersOf(desk.db, who.person);
  const items = rows.map((row) => ({
    id: row.id,
    name: row.name,
    endpointHash: row.endpoint_hash,
    keyHash: row.key_hash,
    gone: row.gone_at !== null,
    signedIn: row.signIn !== null,
    signedOutToo: row.signed_out_too,
    namesSignedOut: row.names_signed_out,
    since: row.created_at.toISOString(),
    lastDelivery: row.last_delivery_at?.toISOString() ?? null,
    problem: troubleIn(who.language, row.problem),
  }));
  return { key: publicKey, most: MOST, items, removed: await store.removedBy(desk.db, who.person) };
}

/**
 * Binds the browser to this person and this sign-in, by its present endpoint; an earlier one gets
 * nothing any more. A browser belongs to one person: whoever had it before is told nothing there.
 */
export async function enableBrowser(
  { db, config }: NoticeDesk,
  who: SignedIn,
  { endpoint, keys, name, browser }: Parsed<C['POST /api/me/browsers']>['body'],
): Promise<{ id: BrowserId }> {
  const place = serviceAt(endpoint, listedIn(config.PUSH_HOSTS));
  if (!place || !(await leadsRight(place)))
    throw new Invalid({ pointer: '#/body/endpoint', code: 'push-service' });
  if (!isKey(keys.p256dh))
    throw new Invalid({ pointer: '#/body/keys/p256dh', code: 'wrong-value' });
  const marks = { hash: hashOf(place.url), key: browser === undefined ? null : hashOf(browser) };
  return transact(db, async (tx) => {
    await whileSignedIn(tx, who);
    await store.holdBrowsers(tx, who.person, marks);
    tellPages(await store.takeFromOthers(tx, who.person, marks), 'browsers');
    const [known = null, ...doubles] = await store.sameBrowser(tx, who.person, who.signIn, marks);
    await store.deleteBrowsers(tx, doubles);
    if ((await store.countOthers(tx, who.person, known)) >= MOST) throw new Clash('browsers-full');
    const id = await store.saveBrowser(tx, known, {
      person: who.person,
      signIn: who.signIn,
      ...marks,
      name,
      endpoint: place.url,
      ...keys,
    });
    for (const one of [id, ...doubles]) await settle(tx, browserStopped, { subject: one });
    tellPages([who.person], 'browsers');
    return { id };
  });
}

export const changeBrowser = (
  desk: NoticeDesk,
  who: SignedIn,
  id: BrowserId,
  change: Parsed<C['PATCH /api/me/browsers/{id}']>['body'],
): Promise<void> =>
  transact(desk.db, async (tx) => {
    await whileSignedIn(tx, who);
    if (!(await store.changeBrowser(tx, who.person, id, change))) throw new Missing();
    tellPages([who.person], 'browsers');
  });

export const removeBrowser = (desk: NoticeDesk, who: SignedIn, id: BrowserId): Promise<void> =>
  transact(desk.db, async (tx) => {
    await whileSignedIn(tx, who);
    if (!(await store.removeBrowser(tx, who.person, id))) return;
    await settle(tx, browserStopped, { subject: id });
    tellPages([who.person], 'browsers');
  });

export async function testBrowser(
  desk: NoticeDesk,
  who: SignedIn,
  id: BrowserId,
): Promise<Answer<C['POST /api/me/browsers/{id}/tests']>> {
  const browser = await store.findBrowser(desk.db, who.person, id);
  if (!browser) throw new Missing();
  const outcome = await pushTo(desk, browser, {
    id: newId(),
    message: testMessage(who.language),
    ttl: 60,
    urgent: true,
    attempts: 1,
  });
  tellPages([who.person], 'browsers');
  const delivered = outcome.next === 'sent';
  return { delivered, problem: delivered ? null : troubleIn(who.language, outcome.trouble) };
}
/** What a person sends to one of their own browsers to see whether it arrives. */
export const testMessage = (language: Language): PushMessage => ({
  tag: 'test',
  title: say(language, 'notices.push.test', {})!,
  body: say(language, 'notices.push.testBody', {})!,
  href: '/settings/notifications',
});

/** Whom a push service may ask: the installation, or whoever its mails come from. */
export const contactOf = (origin: string, from: string): string =>
  origin.startsWith('https:')
    ? origin
    : `mailto:${/[^\s<>"]+@[^\s<>"]+/u.exec(from)?.[0] ?? 'anteroom@localhost'}`;

export async function senderOf({ db, config, origin }: NoticeDesk): Promise<Sender> {
  return {
    ...(await store.pushKeys(db, makeKeys)),
    contact: contactOf(origin(), config.MAIL_FROM),
  };
}

type To = store.Subscription & { readonly id: BrowserId };
type Sent = {
  readonly id: string;
  readonly message: PushMessage;
  readonly ttl: number;
  readonly urgent: boolean;
  readonly attempts: number;
};
/** Sends one push now, and notes at the browser what came of it. */
export async function pushTo(
  desk: NoticeDesk,
  to: To,
  { id, message, ttl, urgent, attempts }: Sent,
): Promise<Outcome> {
  const { db, config } = desk;
  const place = serviceAt(to.endpoint, listedIn(config.PUSH_HOSTS));
  const sender = await senderOf(desk);
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
  if (outcome.next === 'sent') await store.noteDelivered(db, to.id, await databaseTime(db));
  else if (outcome.next === 'gone') await transact(db, (tx) => tellGone(tx, to));
  else await store.noteTrouble(db, to.id, outcome.trouble);
  return outcome;
}

/**
 * Nothing arrives there any more, which its owner would not notice; a page that is opened there
 * renews it.
 */
async function tellGone(tx: Tx, { id, endpoint }: To): Promise<void> {
  const gone = await store.noteGone(tx, id, endpoint);
  if (!gone) return;
  const { person, name } = gone;
  await notify(tx, browserStopped, {
    persons: [person],
    subject: id,
    args: { browser: name },
    href: '/settings/notifications',
  });
}
