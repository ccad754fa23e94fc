import { admit, type Admitted } from '../../../access/admit.ts';
import { evaluate } from '../../../access/gate.ts';
import { transact, type Tx } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Caller } from '../../../base/serve/caller.ts';
import type { PersonId } from '../../../base/ids.ts';
import { type Actor, append } from '../../../base/journal/journal.ts';
import { Invalid } from '../../../base/api/refusals.ts';
import { bindRequests } from '../../contacts/requests/actions.ts';
import { signUpGate } from './gates.ts';
import { hashPassword } from '../passwords/password.ts';
import { signUpOpenTo } from './rules.ts';
import { type Begun, cookieOfSignUp, typedHere } from '../sign-ins/sign-in.ts';
import { accountByEmail, accountOf } from '../../known/store.ts';
import { dropTokens, takeToken } from '../mails/store.ts';
import {
  insertAccount,
  invitationOpen,
  lockAddress,
  type NewAccount,
  replaceUnconfirmed,
  setVerified,
} from './store.ts';
import { passwordOf, setPassword } from '../passwords/store.ts';
import {
  calmMails,
  calmNetwork,
  noSooner,
  sendLink,
  tell,
  tokenSpent,
  writeTo,
} from '../mails/actions.ts';
import { goodPassword } from '../passwords/actions.ts';
import { beginAs } from '../sign-ins/actions.ts';

export type SignUp = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language?: string | undefined;
  readonly zone?: string | undefined;
  readonly invitation?: string | undefined;
};

/** Lets somebody have an account: the policy of the installation, or an invitation. */
type Newcomer = Admitted<'sign-up' | 'accept-invitation'>;

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
  const by = admit(evaluate(signUpGate, { open: signUpOpenTo(policy, email), invited, policy }));
  goodPassword(input.password, { name, email });
  if (!invited) return { signedIn: false, cookie: await signUpUnproved(deps, who, by, input) };
  const account = await hashed(who, input);
  const begun = await transact(deps.db, (tx) => enrol(deps, tx, who, by, account, true));
  return { signedIn: begun !== null, cookie: begun?.cookie ?? cookieOfSignUp(deps, account) };
}

/**
 * For whoever may have typed anybody's address: taken or not, the answer and its time are the same.
 * `still` says whether it may be.
 */
export async function signUpUnproved(
  deps: Deps,
  who: Caller,
  by: Newcomer,
  input: SignUp,
  still?: (tx: Tx) => Promise<unknown>,
): Promise<string> {
  await calmNetwork(deps, who);
  const calm = await calmMails(deps, who, input.email);
  const work = async () => {
    const account = await hashed(who, input);
    await transact(deps.db, async (tx) => {
      await still?.(tx);
      if (calm) await enrol(deps, tx, who, by, account, false);
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
  by: Newcomer,
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
  if (known && !(await replaceUnconfirmed(tx, by, known.id, account))) return null;
  const person = known?.id ?? (await openAccount(tx, who, by, account));
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
export async function openAccount(
  tx: Tx,
  who: Actor,
  by: Newcomer,
  account: NewAccount,
): Promise<PersonId> {
  const person = await insertAccount(tx, by, account);
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
