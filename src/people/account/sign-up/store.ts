import type { Admitted } from '../../../access/admit.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import { hashOf, newId, type PersonId } from '../../../base/ids.ts';
import { setPassword } from '../passwords/store.ts';
import { dropTokens } from '../mails/store.ts';

/** Two sign-ups with one address at once: the second waits and then finds the first. */
export const lockAddress = async (tx: Tx, email: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${email}, 7))`.execute(tx));

export type NewAccount = {
  readonly name: string;
  readonly email: string;
  readonly hash: string;
  readonly language: string;
  readonly zone: string;
  readonly verified: boolean;
};
export async function insertAccount(
  tx: Tx,
  _by: Admitted<'sign-up' | 'accept-invitation'>,
  { name, email, hash, language, zone, verified }: NewAccount,
): Promise<PersonId> {
  const id = newId<'person'>();
  await tx
    .insertInto('persons')
    .values({ id, name, email, language, zone, email_verified: verified, image: null })
    .execute();
  await tx
    .insertInto('sign_in_methods')
    .values({
      id: newId(),
      person_id: id,
      account_id: id,
      provider_id: 'credential',
      password: hash,
    })
    .execute();
  return id;
}

/**
 * A later sign-up with an address that nobody confirmed counts: the first may have been by a
 * stranger.
 */
export async function replaceUnconfirmed(
  tx: Tx,
  _by: Admitted<'sign-up' | 'accept-invitation'>,
  person: PersonId,
  { name, hash, language, zone }: NewAccount,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('persons')
    .set({ name, language, zone, updated_at: sql<Date>`now()` })
    .where('id', '=', person)
    .where('email_verified', '=', false)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await setPassword(tx, person, hash);
  await dropTokens(tx, person, 'verify');
  return true;
}
export const setVerified = async (tx: Tx, person: PersonId): Promise<void> =>
  void (await tx
    .updateTable('persons')
    .set({ email_verified: true, updated_at: sql<Date>`now()` })
    .where('id', '=', person)
    .execute());
/** An invitation that is still open, by its secret. */
export const invitationOpen = (db: Db, token: string) =>
  db
    .selectFrom('invitations')
    .select(['id', 'email'])
    .where('token_hash', '=', hashOf(token))
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
