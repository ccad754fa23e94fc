import { pause } from '../../../base/beat/pause.ts';
import { transact, type Tx } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Caller } from '../../../base/serve/caller.ts';
import { hashOf, newId, type PersonId } from '../../../base/ids.ts';
import { count, within } from '../../../base/serve/limits/limits.ts';
import { post } from '../../../base/mail/mail.ts';
import { Invalid } from '../../../base/api/refusals.ts';
import { type About, accountLetters, letter, type Occasion, type To } from './letter.ts';
import { networkOf } from '../../../base/text/network.ts';
import { newToken } from './store.ts';

export const tokenSpent = (): Invalid =>
  new Invalid({ pointer: '#/body/token', code: 'link-spent' });
/**
 * Whether one more mail goes to an address, known or not. Who asks too often is told to wait, and
 * only they; of what many ask for from everywhere, the rest is dropped in silence.
 */
export async function calmMails(deps: Deps, who: Caller, email: string): Promise<boolean> {
  const key = `mails|${hashOf(email)}`;
  await count(deps.pool, `${key}|${networkOf(who.address)}`, 6, 3600);
  return within(deps.pool, key, 30, 3600);
}
/**
 * Mails to addresses that nobody has proven yet, of one network: more than a school needs on its
 * first day, fewer than a flood.
 */
export const calmNetwork = ({ pool }: Pick<Deps, 'pool'>, who: Caller): Promise<void> =>
  count(pool, `unproven|${networkOf(who.address)}`, 300, 3600);
/** Answers no sooner, so that a known and an unknown address take the same time. */
export async function noSooner<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work, pause(milliseconds)]);
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
/**
 * Writes a mail to an address that may be known or not, which nobody can tell from the answer or
 * its time.
 */
export async function writeTo(
  deps: Deps,
  who: Caller,
  email: string,
  write: (tx: Tx) => Promise<void>,
): Promise<void> {
  const calm = await calmMails(deps, who, email);
  await noSooner(40, calm ? transact(deps.db, write) : Promise.resolve());
}

type Addressee = To & { readonly id: PersonId };
/** A mail about an account, in the transaction of what it tells of. */
export const tell = (
  tx: Tx,
  occasion: Occasion,
  to: Addressee,
  about: About = {},
  token: string | null = null,
) =>
  post(tx, accountLetters[occasion], { person: to.id, about: token }, letter(occasion, to, about));
const linked = {
  verify: { purpose: 'verify', path: '/verify#' },
  reset: { purpose: 'reset', path: '/reset#' },
  addressNew: { purpose: 'address', path: '/verify#address:' },
} as const;
/** A mail with a link that works once; it goes while the link works. */
export async function sendLink(
  deps: Deps,
  tx: Tx,
  occasion: keyof typeof linked,
  to: Addressee,
): Promise<void> {
  const { purpose, path } = linked[occasion];
  const token = newId<'verification'>();
  const secret = await newToken(tx, to.id, purpose, purpose === 'address' ? to.email : '', token);
  await tell(tx, occasion, to, { link: `${deps.origin()}${path}${secret}` }, token);
}
