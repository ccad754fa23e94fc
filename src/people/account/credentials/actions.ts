import { transact } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Caller, SignedIn } from '../../../base/serve/caller.ts';
import { append } from '../../../base/journal/journal.ts';
import { bindRequests } from '../../contacts/requests/actions.ts';
import { checkPassword, mine } from '../sign-ins/actions.ts';
import { confirm } from '../sign-up/actions.ts';
import { goodPassword } from '../passwords/actions.ts';
import { sendLink, tell, tokenSpent, writeTo } from '../mails/actions.ts';
import { endSignIns } from '../sign-ins/actions.ts';
import { hashPassword } from '../passwords/password.ts';
import { accountByEmail, accountOf } from '../../known/store.ts';
import { dropTokens, takeToken } from '../mails/store.ts';
import { dropUnconfirmed, setEmail } from './store.ts';
import { lockAddress } from '../sign-up/store.ts';
import { setPassword } from '../passwords/store.ts';

export const askForReset = (deps: Deps, who: Caller, email: string): Promise<void> =>
  writeTo(deps, who, email, async (tx) => {
    await lockAddress(tx, email); // of links asked for at the same moment only the last one works
    const known = await accountByEmail(tx, email);
    if (!known) return;
    await dropTokens(tx, known.id, 'reset');
    await sendLink(deps, tx, 'reset', known);
  });

/**
 * A new password by the link from a mail; the link also proves the address. Whoever was signed in
 * is out.
 */
export async function reset(
  deps: Deps,
  who: Caller,
  input: { readonly token: string; readonly password: string },
): Promise<{ email: string }> {
  goodPassword(input.password, {});
  const hash = await hashPassword(input.password);
  return transact(deps.db, async (tx) => {
    const taken = await takeToken(tx, 'reset', input.token);
    const account = taken && (await accountOf(tx, taken.person));
    if (!account) throw tokenSpent();
    goodPassword(input.password, account);
    const actor = { ...who, person: account.id };
    await setPassword(tx, account.id, hash);
    if (!account.email_verified) await confirm(tx, who, account.id);
    await append(tx, actor, {
      kind: 'password.reset',
      subject: account.id,
      data: { persons: [account.id] },
    });
    await endSignIns(tx, actor, account.id, 'password-reset');
    await tell(tx, 'password', account, { link: `${deps.origin()}/forgotten` });
    return { email: account.email };
  });
}

export async function changePassword(
  deps: Deps,
  who: SignedIn,
  input: { readonly current: string; readonly password: string },
): Promise<number> {
  const recheck = await checkPassword(deps.db, who, input.current, '#/body/current');
  const account = await mine(deps.db, who);
  goodPassword(input.password, account);
  const hash = await hashPassword(input.password);
  return transact(deps.db, async (tx) => {
    await recheck(tx);
    await setPassword(tx, who.person, hash);
    await append(tx, who, {
      kind: 'password.changed',
      subject: who.person,
      data: { persons: [who.person] },
    });
    await tell(tx, 'password', account, { link: `${deps.origin()}/forgotten` });
    return endSignIns(tx, who, who.person, 'password-changed', { but: who.signIn });
  });
}

/** Nothing changes until the link sent to the new address is used. */
export async function askForAddress(
  deps: Deps,
  who: SignedIn,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  const recheck = await checkPassword(deps.db, who, password, '#/body/password');
  await writeTo(deps, who, email, async (tx) => {
    await recheck(tx);
    const account = await mine(tx, who);
    if (account.email === email) return;
    await dropTokens(tx, who.person, 'address');
    const known = await accountByEmail(tx, email);
    await append(tx, who, {
      kind: 'address-change.asked',
      subject: who.person,
      data: { persons: [who.person] },
    });
    if (known?.email_verified) await tell(tx, 'addressTaken', known);
    else await sendLink(deps, tx, 'addressNew', { ...account, email, email_verified: false });
  });
}

export async function confirmAddress(
  deps: Deps,
  who: Caller,
  token: string,
): Promise<{ email: string }> {
  return transact(deps.db, async (tx) => {
    const taken = await takeToken(tx, 'address', token);
    const account = taken && (await accountOf(tx, taken.person));
    if (!account) throw tokenSpent();
    const email = taken.about;
    await lockAddress(tx, email);
    // whoever typed it there never proved it; this person just did
    await dropUnconfirmed(tx, email);
    await setEmail(tx, account.id, email);
    await dropTokens(tx, account.id, 'reset');
    await append(
      tx,
      { ...who, person: account.id },
      { kind: 'address.changed', subject: account.id, data: { persons: [account.id] } },
    );
    await bindRequests(tx, account.id);
    await tell(tx, 'addressOld', account, { address: email, link: `${deps.origin()}/account` });
    return { email };
  });
}
