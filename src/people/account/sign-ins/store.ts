import { sql } from 'kysely';
import { type Db, named, type Tx } from '../../../base/data/database.ts';
import { part } from '../../../base/data/one-moment.ts';
import type { PersonId, SignInId } from '../../../base/ids.ts';

export type Found = {
  readonly id: SignInId;
  readonly person_id: PersonId;
  readonly language: string;
  readonly stale: boolean;
};
const goodSignIn = `
  select s.id, s.person_id, p.language, s.updated_at < now() - interval '10 minutes' as stale
  from sign_ins s
  join persons p on p.id = s.person_id
  where s.expires_at > now() and p.deleted_at is null and s.token = `;
export const signInByToken = named<Found>('sign-in-by-token', `${goodSignIn}$1`);
/** The same, to be asked along with something else. */
export const signInPart = (token: string) => part(sql<Found>`${sql.raw(goodSignIn)}${token}`);
/** A sign-in that lives, of an account whose password is not younger than `$2`. */
export const signInUnchanged = named<{ id: SignInId }>(
  'sign-in-unchanged',
  `select s.id
     from sign_ins s
     join persons p on p.id = s.person_id
    where s.token = $1 and s.expires_at > now() and p.deleted_at is null
      and not exists (select from sign_in_methods m where m.person_id = s.person_id
                         and date_trunc('milliseconds', m.updated_at) > $2)`,
);
export const touchSignIn = named(
  'touch-sign-in',
  `update sign_ins set updated_at = now(), expires_at = now() + make_interval(secs => $2) where id = $1 and updated_at < now() - interval '10 minutes'`,
);
/** Of these sign-ins the ones that are still good. */
export const stillGood = named<{ id: SignInId }>(
  'sign-ins-still-good',
  `select s.id from sign_ins s join persons p on p.id = s.person_id where s.id = any($1) and s.expires_at > now() and p.deleted_at is null`,
);

/**
 * Keeps this password and sign-in until the end of the transaction; false when one of them is no
 * more.
 */
export async function holdProof(
  tx: Tx,
  { person, signIn }: { readonly person: PersonId; readonly signIn: SignInId },
  hash: string,
): Promise<boolean> {
  const method = await tx
    .selectFrom('sign_in_methods')
    .select('id')
    .where('person_id', '=', person)
    .where('provider_id', '=', 'credential')
    .where('password', '=', hash)
    .forUpdate()
    .executeTakeFirst();
  return method !== undefined && (await holdSignIn(tx, signIn));
}
/** Keeps this sign-in until the end of the transaction; false when it is no more. */
export const holdSignIn = async (tx: Tx, signIn: SignInId): Promise<boolean> =>
  (await tx
    .selectFrom('sign_ins')
    .select('id')
    .where('id', '=', signIn)
    .forKeyShare()
    .executeTakeFirst()) !== undefined;
export const signInsOf = (db: Db, person: PersonId) =>
  db
    .selectFrom('sign_ins')
    .select(['id', 'ip_address', 'user_agent', 'created_at', 'updated_at'])
    .where('person_id', '=', person)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
/**
 * A sign-in that begins and a suspension that ends all of them go one after the other. Taken before
 * the rows of either.
 */
export const lockSignIns = async (tx: Tx, person: PersonId): Promise<void> =>
  void (await sql`
    select pg_advisory_xact_lock(hashtextextended(${`sign-ins ${person}`}, 0))`.execute(tx));
export type Which = { readonly but?: SignInId; readonly only?: SignInId };
/**
 * Sign-ins of a person that are to end: all, all but one, or only one. What is being made by one of
 * them is waited for.
 */
export async function takeSignIns(
  tx: Tx,
  person: PersonId,
  which: Which,
): Promise<readonly SignInId[]> {
  let query = tx.selectFrom('sign_ins').select('id').where('person_id', '=', person);
  if (which.but) query = query.where('id', '<>', which.but);
  if (which.only) query = query.where('id', '=', which.only);
  return (await query.orderBy('id').forUpdate().execute()).map((row) => row.id);
}
export const deleteSignIns = async (tx: Tx, ids: readonly SignInId[]): Promise<void> =>
  void (ids.length > 0 && (await tx.deleteFrom('sign_ins').where('id', 'in', ids).execute()));
