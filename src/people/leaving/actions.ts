import { admit } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import type { ToldVerdict } from '../../access/contract.ts';
import type { Subjects } from '../../access/subject.ts';
import { tell } from '../../access/tell.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { SignedIn, Who } from '../../base/serve/caller.ts';
import { append } from '../../base/journal/journal.ts';
import type { Owner, Personal } from '../../base/personal.ts';
import { checkPassword, endSignIns, mine } from '../account/sign-ins/actions.ts';
import { tell as tellByMail } from '../account/mails/actions.ts';
import { nameIn } from '../known/store.ts';
import { deleteAccountGate } from './gates.ts';
import { groupsTouched, holdStill, lockPosts, onlyAdminOf, onlyManagerOf } from './store.ts';

/** What every feature keeps about a person, and what it says they may not know of any more. */
export type Kept = {
  readonly personal: readonly Personal[];
  readonly subjects: readonly Subjects[];
};

/**
 * Everything kept about the caller, as it is at one moment, and only about them: the names of what
 * they may not see any more are not theirs.
 */
export const exportMe = (
  db: Db,
  who: Who,
  { personal, subjects, looks }: Kept & { readonly looks: boolean },
): Promise<{ readonly exportedAt: string } & Record<string, unknown>> =>
  transact(db, async (tx) => {
    await holdStill(tx);
    if (!looks) await append(tx, who, { kind: 'account.exported', subject: who.person });
    const touched = new Set<string>();
    for (const { touches } of personal)
      for (const id of (await touches?.(tx, who.person)) ?? []) touched.add(id);
    const seen = new Set(touched);
    for (const { lostTo } of subjects)
      for (const id of (await lostTo?.(tx, who.person, [...touched])) ?? []) seen.delete(id);
    const { email } = await mine(tx, who);
    const parts = { exportedAt: (await databaseTime(tx)).toISOString() };
    for (const { exported } of personal)
      Object.assign(parts, await exported(tx, { person: who.person, email }, [...seen]));
    return parts;
  });

/** Whatever is kept about a person by any feature. */
export async function erase(
  tx: Tx,
  personal: readonly Personal[],
  { person, email }: Owner,
): Promise<void> {
  const leaver = {
    person,
    email,
    name: await nameIn(tx, person),
    gone: `deleted-${person}@invalid`,
  };
  for (const { erased } of personal) await erased(tx, leaver);
}

const posts = async (db: Db, who: Who) => ({
  groups: await onlyManagerOf(db, who.person),
  organisations: await onlyAdminOf(db, who.person),
});

export const deletion = async (db: Db, who: Who): Promise<ToldVerdict> =>
  tell(evaluate(deleteAccountGate, await posts(db, who)), who.language);

/**
 * Erases the account: personal data goes, what others did with this person stays under "Deleted
 * person".
 */
export async function deleteMe(
  db: Db,
  who: SignedIn,
  { password, personal }: { readonly password: string } & Pick<Kept, 'personal'>,
): Promise<void> {
  const recheck = await checkPassword(db, who, password, '#/body/password');
  await transact(db, async (tx) => {
    await lockPosts(tx, who.person);
    await recheck(tx);
    admit(evaluate(deleteAccountGate, await posts(tx, who)));
    const account = await mine(tx, who);
    const groups = await groupsTouched(tx, who.person);
    await endSignIns(tx, who, who.person, 'account-deleted');
    await erase(tx, personal, { person: who.person, email: account.email });
    await append(tx, who, {
      kind: 'account.deleted',
      subject: who.person,
      data: { persons: [who.person, ...groups.people], groups: groups.ids },
    });
    await tellByMail(tx, 'deleted', account);
  });
}
