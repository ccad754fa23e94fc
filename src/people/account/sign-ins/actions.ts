import { admit } from '../../../access/admit.ts';
import { evaluate, type Verdict } from '../../../access/gate.ts';
import { browserOf } from '../../../base/text/browser.ts';
import { type Db, transact, type Tx } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Caller, SignedIn, Who } from '../../../base/serve/caller.ts';
import { hashOf, type PersonId, type SignInId } from '../../../base/ids.ts';
import { type Actor, append } from '../../../base/journal/journal.ts';
import { count, giveBack } from '../../../base/serve/limits/limits.ts';
import { Invalid, Missing, Refused } from '../../../base/api/refusals.ts';
import { signInGate } from './gates.ts';
import { hashPassword, isPassword } from '../passwords/password.ts';
import { budgetsOf } from '../../../base/text/network.ts';
import { endBrowsersOf, endRemains, type Remains } from './remains/store.ts';
import { shortened } from './rules.ts';
import { begin, type Begun } from './sign-in.ts';
import { accountByEmail, accountOf, suspensionOf } from '../../known/store.ts';
import {
  deleteSignIns,
  holdProof,
  holdSignIn,
  lockSignIns,
  signInsOf,
  takeSignIns,
  type Which,
} from './store.ts';
import { passwordOf } from '../passwords/store.ts';
import { tell } from '../mails/actions.ts';
import { post } from '../../../base/mail/mail.ts';
import { accountLetters, letter } from '../mails/letter.ts';

/**
 * Begins a sign-in within a transaction, for someone who has just proved who they are. The one
 * before in this browser ends.
 */
export async function beginAs(deps: Deps, tx: Tx, who: Caller, person: PersonId): Promise<Begun> {
  admit(await mayBegin(tx, person));
  await endBefore(tx, who);
  const begun = await begin(deps, { address: who.address, userAgent: who.userAgent }, person);
  await append(tx, { ...who, person }, began(who, begun));
  return begun;
}
/**
 * Whether somebody who has just proved who they are may sign in; it stays so until the end of the
 * transaction.
 */
async function mayBegin(tx: Tx, person: PersonId): Promise<Verdict> {
  await lockSignIns(tx, person);
  const account = await accountOf(tx, person);
  const suspended = await suspensionOf(tx, person);
  return evaluate(signInGate, {
    email: account?.email ?? '',
    verified: account?.email_verified ?? false,
    suspended,
  });
}
const endBefore = async (tx: Tx, who: Caller): Promise<void> => {
  if (who.person && who.signIn)
    await endSignIns(tx, who, who.person, 'replaced', { only: who.signIn });
};
const began = (who: Caller, { signIn: id, person }: Begun) => {
  const { name: browser, system } = browserOf(who.userAgent);
  return {
    kind: 'sign-in.began' as const,
    subject: id,
    data: { persons: [person], place: shortened(who.address), browser, system },
  };
};

/**
 * Wrong tries are counted for this address from this network, and for the network; the owner
 * elsewhere is never locked out.
 */
export async function signIn(
  deps: Deps,
  who: Caller,
  input: { readonly email: string; readonly password: string },
): Promise<Begun & { readonly name: string }> {
  const tries = [
    ...budgetsOf(who.address, 5).map(
      ([network, times]) => [`wrong|${hashOf(input.email)}|${network}`, times] as const,
    ),
    // a whole school may sit behind one address
    ...budgetsOf(who.address, 200).map(([network, times]) => [`wrong|${network}`, times] as const),
  ];
  const keys: string[] = [];
  // Counted before the try and given back after a good one, so that tries at the same time do not
  // slip through.
  for (const [key, times] of tries) {
    keys.push(key);
    await count(deps.pool, key, times, 600).catch(async (error: unknown) => {
      if (keys.length > 1) await giveBack(deps.pool, keys);
      throw error;
    });
  }
  const account = await accountByEmail(deps.db, input.email);
  const hash = account ? await passwordOf(deps.db, account.id) : null;
  const wrong = new Invalid({ pointer: '#/body/password', code: 'wrong-sign-in' });
  if (!account || hash === null) {
    await hashPassword(input.password); // an unknown address takes as long as a known one
    throw wrong;
  }
  // of an address that is not confirmed nothing is told: whoever typed it at a sign-up would learn
  // that it was new
  if (!(await isPassword(hash, input.password)) || !account.email_verified) throw wrong;
  await giveBack(deps.pool, keys);
  return transact(deps.db, async (tx) => {
    const begun = await beginAs(deps, tx, who, account.id);
    // A reset in between could not yet see this sign-in to end it.
    if (!(await holdProof(tx, begun, hash))) throw wrong;
    return { ...begun, name: account.name };
  });
}

export async function listSignIns(db: Db, who: SignedIn) {
  const rows = await signInsOf(db, who.person);
  return rows.map((row) => {
    const { name, system } = browserOf(row.user_agent);
    return {
      id: row.id,
      browser: name,
      system,
      place: row.ip_address ? shortened(row.ip_address) : null,
      since: row.created_at.toISOString(),
      usedAt: row.updated_at.toISOString(),
      current: row.id === who.signIn,
    };
  });
}

export const signOut = (db: Db, who: SignedIn): Promise<number> =>
  transact(db, (tx) => endSignIns(tx, who, who.person, 'signed-out', { only: who.signIn }));
export const endSignIn = (db: Db, who: SignedIn, id: SignInId): Promise<void> =>
  transact(db, async (tx) => {
    if (id !== who.signIn) await endBrowsersOf(tx, who.person, id);
    if ((await endSignIns(tx, who, who.person, 'signed-out', { only: id })) === 0)
      throw new Missing();
  });
/** Everywhere, or everywhere else, which a mail tells of: whoever did it may not be the owner. */
export const signOutEverywhere = (deps: Deps, who: SignedIn, which: Which): Promise<number> =>
  transact(deps.db, async (tx) => {
    const ended = await endSignIns(tx, who, who.person, 'signed-out', which);
    await tell(tx, 'everywhere', await mine(tx, who), { link: `${deps.origin()}/forgotten` });
    return ended;
  });
/**
 * What changes an account for good asks for the password again: a page left open is not enough.
 * Hashing is slow, so it is done before the transaction; what this answers is called inside and
 * makes sure that the password still counts, and the sign-in too.
 */
export async function checkPassword(
  db: Db,
  who: SignedIn,
  password: string,
  pointer: string,
): Promise<(tx: Tx) => Promise<void>> {
  const wrong = new Invalid({ pointer, code: 'wrong-password' });
  const hash = await passwordOf(db, who.person);
  if (hash === null || !(await isPassword(hash, password))) throw wrong;
  return async (tx) => {
    if (!(await holdProof(tx, who, hash))) throw wrong;
  };
}
export async function mine(db: Db, who: Who) {
  const account = await accountOf(db, who.person);
  if (!account) throw new Missing();
  return account;
}

export type Ending =
  | 'signed-out'
  | 'replaced'
  | 'password-changed'
  | 'password-reset'
  | 'account-deleted'
  | 'suspended';
/**
 * Ends sign-ins of a person, and with more than one of them what they leave behind; their open
 * pages close as soon as the entry is heard. Other features end sign-ins by this too.
 */
export async function endSignIns(
  tx: Tx,
  who: Actor,
  person: PersonId,
  because: Ending,
  which: Which = {},
): Promise<number> {
  const signIns = await takeSignIns(tx, person, which);
  const left: Partial<Remains> = which.only ? {} : await endRemains(tx, person, which.but ?? null);
  await deleteSignIns(tx, signIns);
  if (signIns.length > 0 || Object.values(left).some((rows) => rows > 0))
    await append(tx, who, {
      kind: 'sign-in.ended',
      subject: person,
      data: { signIns, persons: [person], because, ...left },
    });
  return signIns.length;
}
/**
 * Whoever is suspended wherever they belong keeps no sign-in, so a mail tells them; asked by
 * whatever takes the last place away.
 */
export async function endWhereSuspended(tx: Tx, who: Actor, person: PersonId): Promise<void> {
  await lockSignIns(tx, person);
  const [suspended, to] = [await suspensionOf(tx, person), await accountOf(tx, person)];
  if (!suspended || !to) return;
  await endSignIns(tx, who, person, 'suspended');
  await post(
    tx,
    accountLetters.suspended,
    { person, about: null },
    letter('suspended', to, suspended),
  );
}
/**
 * What outlives a sign-in is made only while that lasts, so that an end which comes first ends it,
 * too.
 */
export async function whileSignedIn(tx: Tx, who: SignedIn): Promise<void> {
  if (!(await holdSignIn(tx, who.signIn)))
    throw new Refused({ gate: 'own', checks: [{ name: 'signed-in', outcome: 'failed' }] });
}
