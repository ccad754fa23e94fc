import { sql } from 'kysely';
import type { Tx } from '../../../base/data/database.ts';
import { hashOf, newId, newSecret, type PersonId } from '../../../base/ids.ts';

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
