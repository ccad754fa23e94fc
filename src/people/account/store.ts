import { sql, type RawBuilder } from 'kysely';
import { named, type Db, type Tx } from '../../base/data/database.ts';
import { hashOf, newId, newSecret, type PersonId, type SignInId } from '../../base/ids.ts';
import type { Suspension } from './gates.ts';

export const signInByToken = named<{
  id: SignInId;
  person_id: PersonId;
  language: string;
  stale: boolean;
}>(
  'sign-in-by-token',
  `select s.id, s.person_id, p.language, s.updated_at < now() - interval '10 minutes' as stale
     from sign_ins s join persons p on p.id = s.person_id
    where s.token = $1 and s.expires_at > now() and p.deleted_at is null`,
);
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

/** Two sign-ups with one address at once: the second waits and then finds the first. */
export const lockAddress = async (tx: Tx, email: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${email}, 7))`.execute(tx));

const account = ['id', 'name', 'email', 'email_verified', 'language', 'zone'] as const;
export const accountByEmail = (db: Db, email: string) =>
  db
    .selectFrom('persons')
    .select(account)
    .where('email', '=', email)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
export const accountOf = (db: Db, person: PersonId) =>
  db
    .selectFrom('persons')
    .select(account)
    .where('id', '=', person)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

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
export const setPassword = async (tx: Tx, person: PersonId, hash: string): Promise<void> =>
  void (await tx
    .updateTable('sign_in_methods')
    .set({ password: hash, updated_at: sql<Date>`now()` })
    .where('person_id', '=', person)
    .where('provider_id', '=', 'credential')
    .execute());
export const passwordOf = async (db: Db, person: PersonId): Promise<string | null> =>
  (
    await db
      .selectFrom('sign_in_methods')
      .select('password')
      .where('person_id', '=', person)
      .where('provider_id', '=', 'credential')
      .executeTakeFirst()
  )?.password ?? null;
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
export const setVerified = async (tx: Tx, person: PersonId): Promise<void> =>
  void (await tx
    .updateTable('persons')
    .set({ email_verified: true, updated_at: sql<Date>`now()` })
    .where('id', '=', person)
    .execute());
export const dropUnconfirmed = async (tx: Tx, email: string): Promise<void> =>
  void (await tx
    .deleteFrom('persons')
    .where('email', '=', email)
    .where('email_verified', '=', false)
    .where('deleted_at', 'is', null)
    .execute());
export const setEmail = async (tx: Tx, person: PersonId, email: string): Promise<void> =>
  void (await tx
    .updateTable('persons')
    .set({ email, email_verified: true, updated_at: sql<Date>`now()` })
    .where('id', '=', person)
    .execute());

/** What a link in a mail is good for. */
export type Purpose = 'verify' | 'reset' | 'address';
const hours: Readonly<Record<Purpose, number>> = { verify: 48, reset: 1, address: 48 };

/**
 * The secret goes out by mail; only its hash stays, beside what it is about. The person stands in
 * the token, so that all of theirs can be dropped.
 */
export async function newToken(
  tx: Tx,
  person: PersonId,
  purpose: Purpose,
  about = '',
  id = newId<'verification'>(),
): Promise<string> {
  const secret = newSecret();
  await tx
    .insertInto('verifications')
    .values({
      id,
      identifier: `${purpose}:${person}`,
      value: `${hashOf(secret)} ${about}`,
      expires_at: sql<Date>`now() + make_interval(hours => ${hours[purpose]})`,
    })
    .execute();
  return `${Buffer.from(person.replaceAll('-', ''), 'hex').toString('base64url')}${secret}`;
}
/**
 * Takes a token; deleting it is what makes it work once, also when it comes twice at the same time.
 */
export async function takeToken(
  tx: Tx,
  purpose: Purpose,
  token: string,
): Promise<{ person: PersonId; about: string } | null> {
  if (!/^[\w-]{54}$/u.test(token)) return null;
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex');
  const person = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-') as PersonId;
  const row = await tx
    .deleteFrom('verifications')
    .where('identifier', '=', `${purpose}:${person}`)
    .where('expires_at', '>', sql<Date>`now()`)
    .where(sql<string>`split_part(value, ' ', 1)`, '=', hashOf(token.slice(22)))
    .returning('value')
    .executeTakeFirst();
  return row ? { person, about: row.value.slice(row.value.indexOf(' ') + 1) } : null;
}
/**
 * Whether a link still works, and is for this address: the one it is about, or else that of its
 * person.
 */
export async function tokenGood(tx: Tx, id: string, address: string): Promise<boolean> {
  const { rows } = await sql`
    select
    from verifications v
    join persons p on p.id = split_part(v.identifier, ':', 2)::uuid and p.deleted_at is null
    where v.id = ${id}
      and v.expires_at > now()
      and coalesce(nullif(split_part(v.value, ' ', 2), ''), p.email) = ${address}`.execute(tx);
  return rows.length > 0;
}
export const dropTokens = async (tx: Tx, person: PersonId, purpose: Purpose): Promise<void> =>
  void (await tx
    .deleteFrom('verifications')
    .where('identifier', '=', `${purpose}:${person}`)
    .execute());

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
/**
 * Suspended wherever they belong, and invited by nobody else, which takes a sign-in to accept: such
 * a person cannot sign in.
 */
export const suspendedEverywhere = (person: RawBuilder<unknown>) => sql<boolean>`(
    exists (select from organisation_members x where x.person_id = ${person})
    and not exists (
      select
      from organisation_members x
      where x.person_id = ${person} and x.suspended_at is null
    )
    and not exists (
      select
      from invitations i
      join persons p on p.email = i.email
      where p.id = ${person}
        and i.accepted_at is null
        and i.revoked_at is null
        and i.expires_at > now()
    )
  )`;
/** Where somebody like that is suspended, and whom to ask. */
export async function suspensionOf(db: Db, person: PersonId): Promise<Suspension | null> {
  const { rows } = await sql<{ organisation: string | null; ask: string | null }>`
    select string_agg(o.name, ', ' order by lower(o.name)) as organisation,
      string_agg(boss.names, ', ' order by lower(o.name)) as ask
    from organisation_members m
    join organisations o on o.id = m.organisation_id
    cross join lateral (
      select string_agg(b.name, ', ') as names
      from (
        select p.name
        from organisation_members x
        join persons p on p.id = x.person_id and p.deleted_at is null
        where x.organisation_id = o.id and x.role = 'admin' and x.suspended_at is null
        order by lower(p.name), p.id
        limit 3
      ) b
    ) boss
    where m.person_id = ${person} and ${suspendedEverywhere(sql`m.person_id`)}`.execute(db);
  const { organisation = null, ask = null } = rows[0] ?? {};
  return organisation === null ? null : { organisation, ask: ask ?? '' };
}

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

export async function sweepAccounts(db: Db): Promise<void> {
  const now = sql<Date>`now()`;
  await db.deleteFrom('verifications').where('expires_at', '<', now).execute();
  await db.deleteFrom('sign_ins').where('expires_at', '<', now).execute();
  // An address that nobody confirmed in a month may be anybody's: it is forgotten, unless somebody
  // already counts on the person.
  await sql`
    delete
    from persons p
    where not p.email_verified
      and p.deleted_at is null
      and p.created_at < now() - interval '30 days'
      and not exists (select from organisation_members where person_id = p.id)
      and not exists (select from group_members where person_id = p.id)
      and not exists (select from sessions where created_by = p.id)
      and not exists (select from invitations where invited_by = p.id or accepted_by = p.id)`.execute(
    db,
  );
}
