import type { Tx } from '../../../base/data/database.ts';
import type { SignedIn } from '../../../base/serve/caller.ts';
import type { PersonId } from '../../../base/ids.ts';
import { append, type Actor } from '../../../base/journal/journal.ts';
import { post } from '../../../base/mail/mail.ts';
import { Refused } from '../../../base/api/refusals.ts';
import { accountLetters, letter } from '../letter.ts';
import {
  accountOf,
  deleteSignIns,
  holdSignIn,
  lockSignIns,
  suspensionOf,
  takeSignIns,
  type Which,
} from '../store.ts';
import { endRemains, type Remains } from './store.ts';

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
