import type { Answer, Parsed } from '../../../base/api/contract.ts';
import { Clash, Missing } from '../../../base/api/refusals.ts';
import { databaseTime } from '../../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import { newId, type OrganisationId } from '../../../base/ids.ts';
import type { Entry } from '../../../base/journal/entries.ts';
import type { Hooked } from '../../../base/journal/hooked.ts';
import { append, type Actor } from '../../../base/journal/journal.ts';
import { signatureOf, unseal } from '../../../base/seals.ts';
import type { Who } from '../../../base/serve/caller.ts';
import { count } from '../../../base/serve/metrics.ts';
import type { Language } from '../../../words/languages.ts';
import { say } from '../../../words/say.ts';
import { admitAdmin } from '../../../people/organisation/standing/actions.ts';
import { notify, settle } from '../../actions.ts';
import { hand, type Said } from '../../dial/dial.ts';
import { listedIn } from '../../dial/rules.ts';
import { webhookStopped } from '../notice.ts';
import { receiverAt, SEALED_FOR } from '../rules.ts';
import {
  adminsOf,
  findWebhook,
  holdOf,
  holdWebhook,
  noteFailing,
  noteSent,
  setOff,
  type Held,
  type WebhookId,
} from '../store.ts';
import type { messagesContract } from './contract.ts';
import { bodyOf, keyIn, outcomeOf, signedText, toldOf, type Outcome } from './rules.ts';
import * as store from './store.ts';
import type { Claimed, Parcel } from './store.ts';

type C = typeof messagesContract;
export type Desk = Pick<Deps, 'db' | 'config'>;
type OfWebhook = { readonly id: OrganisationId; readonly webhook: WebhookId };

/** Each entry becomes one message to each webhook that hears its kind. */
export async function writeDown(
  tx: Tx,
  hooked: Hooked,
  entries: readonly Entry[],
): Promise<boolean> {
  const organisations = [...new Set(entries.flatMap(({ organisation }) => organisation ?? []))];
  if (organisations.length === 0) return false;
  const webhooks = await holdOf(tx, organisations);
  const now = await databaseTime(tx);
  let wrote = false;
  for (const webhook of webhooks) {
    const heard = entries.filter(
      ({ organisation, kind }) =>
        organisation === webhook.organisation && webhook.kinds.includes(kind),
    );
    if (heard.length === 0) continue;
    const last = Number(webhook.sequence);
    const messages = heard.map((entry, at) => ({
      id: newId<'message'>(),
      sequence: last + at + 1,
      entry: entry.seq,
      kind: entry.kind,
      at: entry.at,
      data: dataOf(entry, hooked),
    }));
    await store.writeMessages(tx, webhook, messages, now);
    wrote = true;
  }
  return wrote;
}
/** Who did it and what it is about, by their ids, and what the feature lets go outside. */
const dataOf = (entry: Entry, hooked: Hooked): string => {
  const { organisation, person: by, subject, data } = entry;
  return JSON.stringify({ organisation, by, subject, ...toldOf(data, hooked[entry.kind] ?? []) });
};

type Letter = Pick<Parcel, 'address' | 'secret' | 'formerSecret'> & {
  readonly id: string;
  readonly body: string;
};
/** Sends one message now; null: no answer. */
async function post(
  { db, config }: Desk,
  { id, body, address, secret, formerSecret }: Letter,
): Promise<Said | null> {
  const place = receiverAt(address, listedIn(config.WEBHOOK_HOSTS));
  if (!place) return null; // the operator lists it no more
  const timestamp = Math.floor((await databaseTime(db)).getTime() / 1000);
  const text = signedText(id, timestamp, body);
  const signatures = [secret, ...(formerSecret ? [formerSecret] : [])].map((sealed) => {
    const key = keyIn(unseal(config.secrets.tickets, SEALED_FOR, sealed));
    return `v1,${signatureOf(key, text).toString('base64')}`;
  });
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Anteroom',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
  return hand(place, headers, Buffer.from(body));
}

/** Sends a claimed message and notes what came of it. */
export async function deliver(desk: Desk, claimed: Claimed): Promise<void> {
  const parcel = await store.open(desk.db, claimed);
  if (!parcel) return;
  const { webhook, sequence, ...said } = parcel;
  const body = bodyOf({ ...said, sequence: Number(sequence) });
  const answer = await post(desk, { ...said, id: claimed.id, body });
  const outcome = outcomeOf(answer, claimed.attempts, Math.random());
  count('webhook_messages_total', { outcome: outcome.next === 'sent' ? 'sent' : outcome.trouble });
  await transact(desk.db, (tx) => note(tx, { webhook, claimed, answer, outcome }));
}

type Tried = {
  readonly webhook: WebhookId;
  readonly claimed: Claimed;
  readonly answer: Said | null;
  readonly outcome: Outcome;
};
async function note(tx: Tx, { webhook, claimed, answer, outcome }: Tried): Promise<void> {
  const held = await holdWebhook(tx, webhook);
  const at = await databaseTime(tx);
  const seconds = outcome.next === 'again' ? outcome.seconds : 0;
  const noted = await store.noteAnswer(tx, claimed, {
    state: outcome.next === 'sent' ? 'sent' : outcome.next === 'failed' ? 'failed' : 'waiting',
    at,
    due: new Date(at.getTime() + seconds * 1000),
    status: answer?.status ?? null,
    trouble: outcome.next === 'sent' ? null : outcome.trouble,
  });
  if (!held || !noted) return;
  if (outcome.next === 'sent') {
    await noteSent(tx, webhook, at);
    if (!held.failingSince) return;
    await noteFailing(tx, webhook, null);
    return settle(tx, webhookStopped, { subject: webhook });
  }
  if (outcome.next === 'gone') return switchOff(tx, held);
  if (!held.failingSince) await noteFailing(tx, webhook, at);
  if (outcome.next === 'failed') await tellAdmins(tx, held, 'failing');
}

const system: Actor = { person: null, through: 'job', requestId: null };
/** Its receiver wants nothing any more: what is not sent waits until it is on again. */
async function switchOff(tx: Tx, held: Held): Promise<void> {
  const { id, name, organisation, offBecause } = held;
  if (offBecause) return;
  await setOff(tx, id, 'gone');
  await append(tx, system, {
    kind: 'webhook.switched-off',
    organisation,
    subject: id,
    data: { name, because: 'gone' },
  });
  await tellAdmins(tx, held, 'gone');
}
const tellAdmins = async (
  tx: Tx,
  { id, name, organisation }: Held,
  why: 'gone' | 'failing',
): Promise<void> =>
  notify(tx, webhookStopped, {
    persons: await adminsOf(tx, organisation),
    subject: id,
    args: { webhook: name, why },
    href: '/control/webhooks',
  });

/** As an admin sees it; to everyone else it does not exist. */
async function found(db: Db, who: Who, { id, webhook }: OfWebhook): Promise<Held> {
  await admitAdmin(db, who, id);
  const held = await findWebhook(db, id, webhook);
  if (!held) throw new Missing();
  return held;
}

type Listing = OfWebhook &
  Parsed<C['GET /api/organisations/{id}/webhooks/{webhook}/messages']>['query'];
export async function listMessages(
  { db }: Desk,
  who: Who,
  { id, webhook, ...wanted }: Listing,
): Promise<Answer<C['GET /api/organisations/{id}/webhooks/{webhook}/messages']>> {
  const { offBecause } = await found(db, who, { id, webhook });
  const rows = await store.listMessages(db, webhook, wanted);
  const items = rows
    .slice(0, wanted.limit)
    .map(({ sequence, at, triedAt, due, trouble, ...row }) => ({
      ...row,
      sequence: Number(sequence),
      at: at.toISOString(),
      triedAt: triedAt?.toISOString() ?? null,
      nextTry: row.state === 'waiting' && !offBecause ? due.toISOString() : null,
      problem: troubleIn(who.language, trouble),
    }));
  return { items, more: rows.length > wanted.limit };
}
const troubleIn = (language: Language, trouble: string | null): string | null =>
  trouble === null ? null : say(language, `webhooks.troubles.${trouble}`, {});

export const replay = (
  { db }: Desk,
  who: Who,
  { id, webhook, from }: OfWebhook & { readonly from: number },
): Promise<{ count: number }> =>
  transact(db, async (tx) => {
    await admitAdmin(tx, who, id);
    const held = await holdWebhook(tx, webhook);
    if (held?.organisation !== id) throw new Missing();
    if (held.offBecause) throw new Clash('webhook-off');
    const { name } = held;
    const again = await store.replay(tx, webhook, from, await databaseTime(tx));
    await append(tx, who, {
      kind: 'webhook.replayed',
      organisation: id,
      subject: webhook,
      data: { name, count: again },
    });
    return { count: again };
  });

/** Kept nowhere, and of the answer only its number is told. */
export async function test(
  desk: Desk,
  who: Who,
  of: OfWebhook,
): Promise<Answer<C['POST /api/organisations/{id}/webhooks/{webhook}/tests']>> {
  const { address, secret, formerSecret, formerUntil } = await found(desk.db, who, of);
  const at = await databaseTime(desk.db);
  const data = { organisation: of.id, by: who.person, subject: of.webhook };
  const body = bodyOf({ kind: 'test', at, sequence: 0, data });
  const former = formerUntil && formerUntil > at ? formerSecret : null;
  const answer = await post(desk, { id: newId(), body, address, secret, formerSecret: former });
  const outcome = outcomeOf(answer, 1, 0);
  return {
    delivered: outcome.next === 'sent',
    status: answer?.status ?? null,
    problem: outcome.next === 'sent' ? null : troubleIn(who.language, outcome.trouble),
  };
}
