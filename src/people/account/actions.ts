import { admit } from '../../access/admit.ts';
import { evaluate, type Verdict } from '../../access/gate.ts';
import { browserOf } from '../../base/text/browser.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { Caller, SignedIn, Who } from '../../base/serve/caller.ts';
import { hashOf, newId, type PersonId, type SignInId } from '../../base/ids.ts';
import { append, type Actor } from '../../base/journal/journal.ts';
import { count, giveBack, within } from '../../base/serve/limits.ts';
import { post } from '../../base/mail/mail.ts';
import { Invalid, Missing } from '../../base/api/refusals.ts';
import { bindRequests } from '../contacts/actions.ts';
import { signInGate, signUpGate } from './gates.ts';
import { accountLetters, letter, type About, type Occasion, type To } from './letter.ts';
import { hashPassword, isPassword } from './password.ts';
import { budgetsOf, networkOf } from '../../base/text/network.ts';
import { endSignIns } from './remains/actions.ts';
import { endBrowsersOf } from './remains/store.ts';
import { passwordFault, shortened, signUpOpenTo } from './rules.ts';
import { begin, cookieOfSignUp, typedHere, type Begun } from './sign-in.ts';
import {
  accountByEmail,
  accountOf,
  dropTokens,
  holdProof,
  insertAccount,
  invitationOpen,
  lockAddress,
  lockSignIns,
  newToken,
  passwordOf,
  replaceUnconfirmed,
  setPassword,
  setVerified,
  signInsOf,
  suspensionOf,
  takeToken,
  type NewAccount,
  type Which,
} from './store.ts';

export const tokenSpent = (): Invalid =>
  new Invalid({ pointer: '#/body/token', code: 'link-spent' });
export const goodPassword = (password: string, about: { name?: string; email?: string }): void => {
  const code = passwordFault(password, about);
  if (code) throw new Invalid({ pointer: '#/body/password', code });
};
/**
 * Whether one more mail goes to an address, known or not. Who asks too often is told to wait, and
 * only they; of what many ask for from everywhere, the rest is dropped in silence.
 */
async function calmMails(deps: Deps, who: Caller, email: string): Promise<boolean> {
  const key = `mails|${hashOf(email)}`;
  await count(deps.pool, `${key}|${networkOf(who.address)}`, 6, 3600);
  return within(deps.pool, key, 30, 3600);
}
/**
 * Mails to addresses that nobody has proven yet, of one network: more than a school needs on its
 * first day, fewer than a flood.
 */
const calmNetwork = ({ pool }: Pick<Deps, 'pool'>, who: Caller): Promise<void> =>
  count(pool, `unproven|${networkOf(who.address)}`, 300, 3600);
/** Answers no sooner, so that a known and an unknown address take the same time. */
async function noSooner<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([
    work,
    new Promise((over) => setTimeout(over, milliseconds)),
  ]);
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

export type SignUp = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language?: string | undefined;
  readonly zone?: string | undefined;
  readonly invitation?: string | undefined;
};

/**
 * Makes an account that waits for its address to be confirmed. Of a taken address only its owner
 * learns, by mail. Whoever holds an invitation has already got mail at that address: they are
 * signed in at once.
 */
export async function signUp(
  deps: Deps,
  who: Caller,
  input: SignUp,
): Promise<{ readonly signedIn: boolean; readonly cookie: string }> {
  const { email, name } = input;
  const policy = deps.config.SIGN_UP;
  const invitation = input.invitation ? await invitationOpen(deps.db, input.invitation) : undefined;
  const invited = invitation?.email === email;
  admit(evaluate(signUpGate, { open: signUpOpenTo(policy, email), invited, policy }));
  goodPassword(input.password, { name, email });
  if (!invited) return { signedIn: false, cookie: await signUpUnproved(deps, who, input) };
  const account = await hashed(who, input);
  const begun = await transact(deps.db, (tx) => enrol(deps, tx, who, account, true));
  return { signedIn: begun !== null, cookie: begun?.cookie ?? cookieOfSignUp(deps, account) };
}

/**
 * For whoever may have typed anybody's address: taken or not, the answer and its time are the same.
 * `still` says whether it may be.
 */
export async function signUpUnproved(
  deps: Deps,
  who: Caller,
  input: SignUp,
  still?: (tx: Tx) => Promise<unknown>,
): Promise<string> {
  await calmNetwork(deps, who);
  const calm = await calmMails(deps, who, input.email);
  const work = async () => {
    const account = await hashed(who, input);
    await transact(deps.db, async (tx) => {
      await still?.(tx);
      if (calm) await enrol(deps, tx, who, account, false);
    });
    return cookieOfSignUp(deps, account);
  };
  return noSooner(300, work());
}

/** Before the transaction, because hashing would hold its connection for long. */
export const hashed = async (
  who: Caller,
  { name, email, language, zone, password }: SignUp,
): Promise<NewAccount> => ({
  name,
  email,
  language: language ?? who.language,
  zone: zone ?? 'UTC',
  verified: false,
  hash: await hashPassword(password),
});

export async function enrol(
  deps: Deps,
  tx: Tx,
  who: Caller,
  account: NewAccount,
  invited: boolean,
): Promise<Begun | null> {
  await lockAddress(tx, account.email);
  const known = await accountByEmail(tx, account.email);
  if (known?.email_verified) {
    await tell(tx, 'taken', known, { link: `${deps.origin()}/sign-in` });
    return null;
  }
  // confirmed in this very moment
  if (known && !(await replaceUnconfirmed(tx, known.id, account))) return null;
  const person = known?.id ?? (await openAccount(tx, who, account));
  if (invited) {
    await confirm(tx, who, person);
    return beginAs(deps, tx, who, person);
  }
  await sendLink(deps, tx, 'verify', { ...account, id: person });
  return null;
}

/** The address is proved; requests that waited for it find their person. */
export async function confirm(tx: Tx, who: Actor, person: PersonId): Promise<void> {
  await setVerified(tx, person);
  await append(
    tx,
    { ...who, person },
    { kind: 'account.verified', subject: person, data: { persons: [person] } },
  );
  await bindRequests(tx, person);
}

/** An account, with its journal entry. Set-up and the demo open verified ones. */
export async function openAccount(tx: Tx, who: Actor, account: NewAccount): Promise<PersonId> {
  const person = await insertAccount(tx, account);
  // whoever typed an address at a sign-up, signed in or not, learns nowhere whether it was new
  await append(
    tx,
    { ...who, person },
    { kind: 'account.opened', subject: person, data: { persons: [person] } },
  );
  if (account.verified) {
    await append(tx, who, {
      kind: 'account.verified',
      subject: person,
      data: { persons: [person] },
    });
    await bindRequests(tx, person);
  }
  return person;
}

export async function sendVerificationAgain(deps: Deps, who: Caller, email: string): Promise<void> {
  await calmNetwork(deps, who);
  await writeTo(deps, who, email, async (tx) => {
    const known = await accountByEmail(tx, email);
    if (!known || known.email_verified) return;
    await sendLink(deps, tx, 'verify', known);
  });
}

/**
 * Confirms the address and signs in. The account may have been made by a stranger who knows its
 * password: in another browser than that of the sign-up, whoever got the mail chooses the password.
 */
export async function verify(
  deps: Deps,
  who: Caller,
  { token, password }: { readonly token: string; readonly password?: string | undefined },
): Promise<Begun & { readonly name: string }> {
  if (password !== undefined) goodPassword(password, {});
  const chosen = password === undefined ? null : await hashPassword(password);
  return transact(deps.db, async (tx) => {
    const taken = await takeToken(tx, 'verify', token);
    const account = taken && (await accountOf(tx, taken.person));
    if (!account) throw tokenSpent();
    const hash = await passwordOf(tx, account.id);
    if (chosen !== null) await setPassword(tx, account.id, chosen);
    else if (hash === null || !typedHere(deps, who.cookie, { email: account.email, hash }))
      throw new Invalid({ pointer: '#/body/password', code: 'choose-password' });
    await dropTokens(tx, account.id, 'verify');
    if (!account.email_verified) await confirm(tx, who, account.id);
    return { ...(await beginAs(deps, tx, who, account.id)), name: account.name };
  });
}

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
    kind: 'sign-in.began',
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
