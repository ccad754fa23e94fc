import { z } from 'zod';
import { databaseTime } from '../../../base/data/clock.ts';
import type { Answer, Parsed } from '../../../base/api/contract.ts';
import { keyIn, pageOf } from '../../../base/api/cursor.ts';
import { type Db, transact, type Tx } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Wanted } from '../../../base/notice.ts';
import type { Who } from '../../../base/serve/caller.ts';
import { newId, type PersonId } from '../../../base/ids.ts';
import { type Actor, append } from '../../../base/journal/journal.ts';
import { count } from '../../../base/serve/limits/limits.ts';
import { post } from '../../../base/mail/mail.ts';
import { Clash, Invalid, Missing } from '../../../base/api/refusals.ts';
import { requestLetter, requestMail } from './letter.ts';
import { fateOf } from './rules.ts';
import * as store from './store.ts';
import type { Party, RequestId } from './store.ts';
import type { contactsContract } from '../contract.ts';

type C = typeof contactsContract;

/** `wanted`: who is asked wants mails of it. */
type Desk = Pick<Deps, 'db' | 'pool' | 'origin'> & { readonly wanted: Wanted };
const HOUR = 3600;
const byId = z.tuple([z.uuid()]);

export async function listRequests(
  db: Db,
  who: Who,
  { direction, cursor, limit }: Parsed<C['GET /api/contact-requests']>['query'],
): Promise<Answer<C['GET /api/contact-requests']>> {
  const list = direction === 'in' ? store.requestsTo : store.requestsBy;
  const rows = await list(db, who.person, { after: keyIn(cursor, byId), limit });
  return pageOf(
    rows,
    limit,
    (row) => [row.id],
    ({ created_at, ...row }) => ({ ...row, since: created_at.toISOString() }),
  );
}

/** Counted before anything is looked up, so that the limits say nothing about the address. */
async function countRequest({ db, pool }: Desk, who: Who): Promise<void> {
  await count(pool, `contact-requests|hour|${who.person}`, 5, HOUR);
  await count(pool, `contact-requests|day|${who.person}`, 20, 24 * HOUR);
  for (const { organisation_id } of await store.organisationsOf(db, who.person))
    await count(pool, `contact-requests|organisation|${organisation_id}`, 2000, 24 * HOUR);
}

export async function requestContact(
  desk: Desk,
  who: Who,
  { email, message }: Parsed<C['POST /api/contact-requests']>['body'],
): Promise<Answer<C['POST /api/contact-requests']>> {
  await countRequest(desk, who);
  return transact(desk.db, async (tx) => {
    await store.lockAddress(tx, email);
    const to = await store.findByAddress(tx, email);
    const from = await store.findParty(tx, who.person);
    if (!from) throw new Missing();
    if (from.email === email || to?.id === from.id)
      throw new Invalid({ pointer: '#/body/email', code: 'own-address' });
    return ask(tx, desk, who, { from, to, email, message });
  });
}

type Asked = {
  readonly from: Party;
  readonly to: Party | undefined;
  readonly email: string;
  readonly message: string;
};

async function ask(
  tx: Tx,
  desk: Desk,
  who: Who,
  { from, to, email, message }: Asked,
): Promise<Answer<C['POST /api/contact-requests']>> {
  if (to) {
    await store.lockPair(tx, from.id, to.id);
    await store.unblock(tx, from.id, to.id); // to ask somebody is to be ready to hear from them
  }
  const between = to ? await store.between(tx, from.id, to.id, email) : nothingBetween;
  if (between.contact) throw new Clash('already-contacts');
  const mine = await store.findWaiting(tx, from.id, email);
  const fate = fateOf(
    between,
    (mine?.state as 'pending' | 'declined' | undefined) ?? null,
    await databaseTime(tx),
  );
  const id = mine?.id ?? newId<'contact-request'>();
  const lately = await store.askedLately(tx, from.id, email);
  const seen = fate === 'deliver' || fate === 'connect';
  const since =
    mine?.created_at ??
    (await store.addRequest(tx, { id, from: from.id, to: to?.id ?? null, email, message, seen }))
      .created_at;
  if (fate === 'connect' && to) await join(tx, who, id, from.id, to.id);
  if (fate === 'deliver' && mine) await store.reopen(tx, id, to?.id ?? null);
  if (fate !== 'connect')
    await append(tx, who, {
      kind: 'contact.requested',
      subject: id,
      data: { persons: fate === 'deliver' && to ? [from.id, to.id] : [from.id] },
    });
  if (fate === 'deliver' && !lately && (!to || (await desk.wanted(tx, to.id))))
    await post(
      tx,
      requestMail,
      { person: to?.id ?? null, about: id, by: from.id },
      requestLetter({ from, to, email, message, language: who.language, origin: desk.origin() }),
    );
  return { id, email, since: since.toISOString(), connected: fate === 'connect' };
}
const nothingBetween = {
  contact: false,
  theirs: false,
  blocked: false,
  declinedAt: null,
  elsewhere: false,
};

async function join(
  tx: Tx,
  actor: Actor,
  request: RequestId,
  one: PersonId,
  other: PersonId,
): Promise<void> {
  await store.connect(tx, one, other);
  await append(tx, actor, {
    kind: 'contact.accepted',
    subject: request,
    data: { persons: [one, other] },
  });
}

/**
 * Finds the requests that were waiting for this address. Called in the transaction in which a
 * person has proven that it is theirs: at sign-up, and when they change their address.
 */
export async function bindRequests(tx: Tx, person: PersonId): Promise<void> {
  const party = await store.findParty(tx, person);
  if (!party) return;
  const { email } = party;
  await store.lockAddress(tx, email);
  const actor: Actor = { person, through: 'web', requestId: null };
  for (const { id, from_id } of await store.unbound(tx, email)) {
    if (from_id === person) {
      await store.withdrawRequest(tx, id);
      continue;
    }
    await store.lockPair(tx, from_id, person);
    const between = await store.between(tx, from_id, person, email);
    if (between.contact) {
      await store.withdrawRequest(tx, id);
      continue;
    }
    const fate = fateOf(between, null, await databaseTime(tx));
    await store.bind(tx, id, person, fate !== 'keep');
    if (fate === 'connect') await join(tx, actor, id, from_id, person);
    else
      await append(tx, actor, {
        kind: 'contact.request-found',
        subject: id,
        data: { persons: [person] },
      });
  }
}

/** A request to the caller, locked with its pair; one to somebody else is unknown. */
async function received(tx: Tx, who: Who, id: RequestId): Promise<Found> {
  const request = await locked(tx, id);
  // what was never shown to the receiver does not exist for them
  if (
    !request ||
    request.to_id !== who.person ||
    (request.state === 'declined' && !request.answered_at)
  )
    throw new Missing();
  return request;
}
type Found = NonNullable<Awaited<ReturnType<typeof store.findRequest>>>;

async function locked(tx: Tx, id: RequestId): Promise<Found | undefined> {
  const seen = await store.peekRequest(tx, id);
  if (!seen) return undefined;
  await store.lockAddress(tx, seen.to_email);
  const bound = (await store.peekRequest(tx, id))!;
  if (bound.to_id) await store.lockPair(tx, bound.from_id, bound.to_id);
  return store.findRequest(tx, id);
}

export async function acceptRequest(
  db: Db,
  who: Who,
  id: RequestId,
): Promise<Answer<C['POST /api/contact-requests/{id}/acceptance']>> {
  return transact(db, async (tx) => {
    const request = await received(tx, who, id);
    const connected =
      request.state === 'accepted' && (await store.isContact(tx, who.person, request.from_id));
    if (request.state !== 'pending' && !connected) throw new Clash('request-open');
    const from = await store.findContactCard(tx, request.from_id);
    if (!from) throw new Missing();
    if (!connected) await join(tx, who, id, request.from_id, who.person);
    return { person: from };
  });
}

export async function refuseRequest(
  db: Db,
  who: Who,
  id: RequestId,
  { block }: { readonly block: boolean },
): Promise<void> {
  await transact(db, async (tx) => {
    const request = await received(tx, who, id);
    const shut = block && (await store.between(tx, request.from_id, who.person, '')).blocked;
    if (request.state === 'declined' && (!block || shut)) return;
    if (request.state !== 'pending' && request.state !== 'declined')
      throw new Clash('request-open');
    await store.declineAll(tx, request.from_id, who.person);
    if (block) await shutOut(tx, who, request.from_id);
    await append(tx, who, {
      kind: block ? 'contact.blocked' : 'contact.declined',
      subject: id,
      data: { persons: [who.person] },
    });
  });
}

/** Neither hears of the other again: what the blocking person had asked is withdrawn too. */
export async function shutOut(tx: Tx, who: Who, other: PersonId): Promise<void> {
  await store.block(tx, who.person, other);
  await store.withdrawAll(tx, who.person, other);
}

export async function withdrawRequest(db: Db, who: Who, id: RequestId): Promise<void> {
  await transact(db, async (tx) => {
    const request = await locked(tx, id);
    if (!request || request.from_id !== who.person) throw new Missing();
    if (request.state === 'withdrawn') return;
    if (request.state === 'accepted') throw new Clash('request-open');
    await store.withdrawRequest(tx, id);
    const told =
      request.state === 'pending' && request.to_id ? [who.person, request.to_id] : [who.person];
    await append(tx, who, { kind: 'contact.withdrawn', subject: id, data: { persons: told } });
  });
}
