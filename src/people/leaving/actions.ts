import { admit } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import type { Told } from '../../access/contract.ts';
import { tell } from '../../access/tell.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db } from '../../base/data/database.ts';
import type { SignedIn, Who } from '../../base/serve/caller.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import { checkPassword, mine } from '../account/sign-ins/actions.ts';
import { tell as tellByMail } from '../account/mails/actions.ts';
import { deleteAccountGate } from './gates.ts';
import { endSignIns } from '../account/sign-ins/actions.ts';
import { lockPosts, onlyAdminOf, onlyManagerOf } from './store.ts';
import { belongings, erase, groupsTouched, sessionsTouching } from './store.ts';

/**
 * Of these sessions those that a person may not know of any more; the features above people have
 * the gates.
 */
export type Lost = (
  db: Db,
  person: PersonId,
  sessions: readonly SessionId[],
) => Promise<ReadonlySet<string>>;

/**
 * Everything kept about the caller, and only about them: the names of what they may not see any
 * more are not theirs.
 */
export const exportMe = async (
  db: Db,
  who: Who,
  lost: Lost,
  looks = false,
): Promise<{ readonly exportedAt: string } & Record<string, unknown>> => {
  if (!looks)
    await transact(db, (tx) => append(tx, who, { kind: 'account.exported', subject: who.person }));
  const sessions = await sessionsTouching(db, who.person);
  const gone = await lost(db, who.person, sessions);
  const known = sessions.filter((session) => !gone.has(session));
  return {
    exportedAt: (await databaseTime(db)).toISOString(),
    ...(await belongings(db, who.person, known)),
  };
};

const leaver = async (db: Db, who: Who) => ({
  groups: await onlyManagerOf(db, who.person),
  organisations: await onlyAdminOf(db, who.person),
});

export const deletion = async (db: Db, who: Who): Promise<Told> =>
  tell(evaluate(deleteAccountGate, await leaver(db, who)), who.language);

/**
 * Erases the account: personal data goes, what others did with this person stays under "Deleted
 * person".
 */
export async function deleteMe(db: Db, who: SignedIn, password: string): Promise<void> {
  const recheck = await checkPassword(db, who, password, '#/body/password');
  await transact(db, async (tx) => {
    await recheck(tx);
    await lockPosts(tx, who.person);
    admit(evaluate(deleteAccountGate, await leaver(tx, who)));
    const account = await mine(tx, who);
    const groups = await groupsTouched(tx, who.person);
    await endSignIns(tx, who, who.person, 'account-deleted');
    await erase(tx, who.person, account.email);
    await append(tx, who, {
      kind: 'account.deleted',
      subject: who.person,
      data: { persons: [who.person, ...groups.people], groups: groups.ids },
    });
    await tellByMail(tx, 'deleted', account);
  });
}
