import type { Answer, Parsed } from '../../base/api/contract.ts';
import { transact } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { SignedIn } from '../../base/serve/caller.ts';
import { hashOf, newId } from '../../base/ids.ts';
import { Clash, Invalid, Missing } from '../../base/api/refusals.ts';
import { whileSignedIn } from '../../people/account/sign-ins/actions.ts';
import { settle, tellPages } from '../actions.ts';
import { pushTo, senderOf, testMessage } from '../sending/actions.ts';
import { leadsRight } from '../sending/dial.ts';
import { isKey } from '../sending/push.ts';
import { troubleIn } from '../sending/rules.ts';
import type { browsersContract } from './contract.ts';
import { MOST, placeOf, pushHosts } from './rules.ts';
import * as store from './store.ts';
import type { BrowserId } from './store.ts';

type C = typeof browsersContract;
type Desk = Pick<Deps, 'db' | 'config' | 'origin'>;

export async function listBrowsers(
  desk: Desk,
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
  { db, config }: Desk,
  who: SignedIn,
  { endpoint, keys, name, browser }: Parsed<C['POST /api/me/browsers']>['body'],
): Promise<{ id: BrowserId }> {
  const place = placeOf(endpoint, pushHosts(config.PUSH_HOSTS));
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
    for (const one of [id, ...doubles]) await settle(tx, { kind: 'browser-stopped', subject: one });
    tellPages([who.person], 'browsers');
    return { id };
  });
}

export const changeBrowser = (
  desk: Desk,
  who: SignedIn,
  id: BrowserId,
  change: Parsed<C['PATCH /api/me/browsers/{id}']>['body'],
): Promise<void> =>
  transact(desk.db, async (tx) => {
    await whileSignedIn(tx, who);
    if (!(await store.changeBrowser(tx, who.person, id, change))) throw new Missing();
    tellPages([who.person], 'browsers');
  });

export const removeBrowser = (desk: Desk, who: SignedIn, id: BrowserId): Promise<void> =>
  transact(desk.db, async (tx) => {
    await whileSignedIn(tx, who);
    if (!(await store.removeBrowser(tx, who.person, id))) return;
    await settle(tx, { kind: 'browser-stopped', subject: id });
    tellPages([who.person], 'browsers');
  });

export async function testBrowser(
  desk: Desk,
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
