import { sql } from 'kysely';
import type { Admitted } from '../../../access/admit.ts';
import { named, type Db, type Tx } from '../../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId, TokenId } from '../../../base/ids.ts';

export type Role = 'user' | 'admin';
type Good = {
  readonly id: TokenId;
  readonly person_id: PersonId;
  readonly role: Role;
  readonly group_id: GroupId | null;
  readonly language: string;
  readonly stale: boolean;
};
export const tokenByHash = named<Good>(
  'token-by-hash',
  `select k.id, k.person_id, k.role, k.group_id, p.language,
          k.used_at is null or k.used_at < now() - interval '1 minute' as stale
     from good_tokens k
     join persons p on p.id = k.person_id
    where k.hash = $1`,
);
export const touchToken = named(
  'touch-token',
  `update access_tokens set used_at = now()
    where id = $1 and (used_at is null or used_at < now() - interval '1 minute')`,
);
/** A statement: this token is good until the end of the transaction, or it fails. */
export const holdToken = (token: TokenId): string => `select hold_token('${token}')`;

export type TokenRow = {
  readonly id: TokenId;
  readonly person: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly made_by: string | null;
  readonly made_at: Date;
  readonly expires_at: Date | null;
  readonly used_at: Date | null;
  readonly revoked_at: Date | null;
};
const columns = sql`
    k.id, k.person_id as person, k.name, k.role, by.name as made_by, k.made_at, k.expires_at,
      k.used_at, k.revoked_at`;
/** The newest first. */
export const listTokens = async (db: Db, person: PersonId): Promise<TokenRow[]> =>
  (
    await sql<TokenRow>`
      select ${columns}
      from access_tokens k
      left join persons by on by.id = k.made_by
      where k.person_id = ${person} and k.deleted_at is null
      order by k.made_at desc, k.id desc`.execute(db)
  ).rows;
export const findToken = async (db: Db, id: TokenId): Promise<TokenRow | undefined> =>
  (
    await sql<TokenRow>`
      select ${columns}
      from access_tokens k
      left join persons by on by.id = k.made_by
      where k.id = ${id} and k.deleted_at is null`.execute(db)
  ).rows[0];
/** Waits for whatever is being done by it, and keeps the next from beginning. */
export const holdTokens = async (
  tx: Tx,
  which: { readonly only: TokenId } | { readonly of: PersonId },
): Promise<void> =>
  void (await sql`
    select
    from access_tokens
    where ${'only' in which ? sql`id = ${which.only}` : sql`person_id = ${which.of}`}
    order by id
    for update`.execute(tx));

/** Two at once are counted one after the other. */
export const holdOwner = async (tx: Tx, person: PersonId): Promise<void> =>
  void (await sql`select from persons where id = ${person} for no key update`.execute(tx));

type Making = {
  readonly id: TokenId;
  readonly person: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly hash: string;
  readonly madeBy: PersonId;
  readonly expires: Date | null;
};
export const addToken = async (
  tx: Tx,
  _by: Admitted<'make-token'>,
  { id, person, name, role, hash, madeBy, expires }: Making,
): Promise<void> =>
  void (await tx
    .insertInto('access_tokens')
    .values({
      id,
      person_id: person,
      name,
      role,
      hash,
      made_by: madeBy,
      expires_at: expires,
      used_at: null,
      revoked_at: null,
      warned_at: null,
      deleted_at: null,
    })
    .execute());

export const setRevoked = async (
  tx: Tx,
  _by: Admitted<'change-token'>,
  id: TokenId,
  revoked: boolean,
): Promise<void> =>
  void (await tx
    .updateTable('access_tokens')
    .set({ revoked_at: revoked ? sql<Date>`now()` : null })
    .where('id', '=', id)
    .execute());
const gone = { hash: null, deleted_at: sql<Date>`now()` };
export const dropToken = async (
  tx: Tx,
  _by: Admitted<'change-token'>,
  id: TokenId,
): Promise<void> =>
  void (await tx.updateTable('access_tokens').set(gone).where('id', '=', id).execute());
export const dropTokensOf = async (
  tx: Tx,
  _by: Admitted<'manage-technical-users'>,
  person: PersonId,
): Promise<void> =>
  void (await tx
    .updateTable('access_tokens')
    .set(gone)
    .where('person_id', '=', person)
    .where('deleted_at', 'is', null)
    .execute());

type Keeper = {
  readonly token: TokenId;
  readonly person: PersonId;
  /** The technical user whose it is, and its id; null: the person’s own. */
  readonly whose: string | null;
  readonly id: PersonId;
};
/** Who looks after these tokens, as far as they open something: their person, or who manages the group. */
export const keepersOf = async (db: Db, tokens: readonly TokenId[]): Promise<readonly Keeper[]> =>
  (
    await sql<Keeper>`
      select k.id as token, coalesce(m.person_id, k.person_id) as person, t.name as whose,
        k.person_id as id
      from good_tokens k
      left join active_technical_users t on t.person_id = k.person_id
      left join counting_members m on m.group_id = t.group_id and m.role = 'manager'
      where k.id = any(${[...tokens]}::uuid[])
        and (t.person_id is null or m.person_id is not null)
      order by 2`.execute(db)
  ).rows;

type Expiring = {
  readonly id: TokenId;
  readonly person: PersonId;
  readonly name: string;
  readonly expires: Date;
  readonly group: GroupId | null;
  readonly organisation: OrganisationId | null;
};
/** Those of which nobody has been told yet that they expire, marked as told. */
export const takeExpiring = async (
  tx: Tx,
  _by: Admitted<'change-token'>,
): Promise<readonly Expiring[]> =>
  (
    await sql<Expiring>`
      with due as (
        select k.id
        from access_tokens k
        where k.expires_at is not null
          and k.warned_at is null
          and k.revoked_at is null
          and k.deleted_at is null
          and k.expires_at > now()
          and now() >= k.expires_at - least(interval '7 days', (k.expires_at - k.made_at) / 4)
        order by k.id
        limit 500
        for update skip locked
      ),
      warned as (
        update access_tokens
        set warned_at = now()
        where id in (select id from due)
        returning id, person_id, name, expires_at
      )
      select w.id, w.person_id as person, w.name, w.expires_at as expires, t.group_id as group,
        t.organisation_id as organisation
      from warned w
      left join active_technical_users t on t.person_id = w.person_id
      order by w.id`.execute(tx)
  ).rows;
