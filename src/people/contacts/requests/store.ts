import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { Id, PersonId } from '../../../base/ids.ts';
import type { Between } from './rules.ts';

export type RequestId = Id<'contact-request'>;
export type Party = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: string;
};

/**
 * Requests to an address and its confirmation wait for each other, so that none falls between.
 * Taken before the pair's lock.
 */
export const lockAddress = (tx: Tx, email: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`contact address ${email}`}, 0))`.execute(tx);
/** All that changes between two people happens one after the other, whoever starts it. */
export const lockPair = (tx: Tx, one: PersonId, other: PersonId) =>
  sql`
    select pg_advisory_xact_lock(
      hashtextextended(${`contact pair ${[one, other].sort().join(' ')}`}, 0)
    )`.execute(tx);

export const findParty = (tx: Db, id: PersonId): Promise<Party | undefined> =>
  tx
    .selectFrom('persons')
    .select(['id', 'name', 'email', 'language'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

/** The one who has confirmed this address. */
export const findByAddress = (tx: Tx, email: string): Promise<Party | undefined> =>
  tx
    .selectFrom('persons')
    .select(['id', 'name', 'email', 'language'])
    .where('email', '=', email)
    .where('email_verified', '=', true)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

export async function between(
  tx: Tx,
  me: PersonId,
  them: PersonId,
  email: string,
): Promise<Between> {
  const { rows } = await sql<{
    contact: boolean;
    theirs: boolean;
    blocked: boolean;
    declined_at: Date | null;
    elsewhere: boolean;
  }>`
    select exists (
      select
      from contacts
      where person_id = ${me} and contact_id = ${them}
    ) as contact,
      exists (
        select
        from contact_requests
        where from_id = ${them} and to_id = ${me} and state in ('pending', 'declined')
      ) as theirs,
      exists (select from blocks where person_id = ${them} and blocked_id = ${me}) as blocked,
      (
        select max(answered_at)
        from contact_requests
        where from_id = ${me} and to_id = ${them} and state in ('declined', 'withdrawn')
      ) as declined_at,
      exists (
        select
        from contact_requests
        where from_id = ${me} and to_id = ${them} and state = 'pending' and to_email <> ${email}
      ) as elsewhere`.execute(tx);
  const { declined_at, ...row } = rows[0]!;
  return { ...row, declinedAt: declined_at };
}

export const findWaiting = (tx: Tx, from: PersonId, email: string) =>
  tx
    .selectFrom('contact_requests')
    .select(['id', 'state', 'created_at'])
    .where('from_id', '=', from)
    .where('to_email', '=', email)
    .where('state', 'in', ['pending', 'declined'])
    .orderBy('created_at', 'desc')
    .executeTakeFirst();

/** Withdrawing and asking again must not send mail after mail. */
export const askedLately = async (tx: Tx, from: PersonId, email: string): Promise<boolean> =>
  (await tx
    .selectFrom('contact_requests')
    .select('id')
    .where('from_id', '=', from)
    .where('to_email', '=', email)
    .where('created_at', '>', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirst()) !== undefined;

type NewRequest = {
  readonly id: RequestId;
  readonly from: PersonId;
  readonly to: PersonId | null;
  readonly email: string;
  readonly message: string;
  readonly seen: boolean;
};

/** One that stays unseen is stored as declined without an answer. */
export const addRequest = (tx: Tx, { id, from, to, email, message, seen }: NewRequest) =>
  tx
    .insertInto('contact_requests')
    .values({
      id,
      from_id: from,
      to_id: to,
      to_email: email,
      message,
      state: seen ? 'pending' : 'declined',
    })
    .returning('created_at')
    .executeTakeFirstOrThrow();

export const reopen = (tx: Tx, id: RequestId, to: PersonId | null) =>
  tx
    .updateTable('contact_requests')
    .set({ state: 'pending', answered_at: null, to_id: to })
    .where('id', '=', id)
    .execute();

/** Whose locks to take; nothing is decided on it. */
export const peekRequest = (tx: Db, id: RequestId) =>
  tx
    .selectFrom('contact_requests')
    .select(['from_id', 'to_id', 'to_email'])
    .where('id', '=', id)
    .executeTakeFirst();

/** A request as its sender or receiver may find it; for anybody else it is unknown. */
export const findRequest = (tx: Tx, id: RequestId) =>
  tx
    .selectFrom('contact_requests')
    .select(['id', 'from_id', 'to_id', 'to_email', 'state', 'answered_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/**
 * Of these requests, those that wait for an answer of this person, who has not blocked the sender.
 */
export async function waitingFor(
  db: Db,
  me: PersonId,
  ids: readonly string[],
): Promise<readonly RequestId[]> {
  const { rows } = await sql<{ id: RequestId }>`
    select r.id
    from contact_requests r
    where r.id = any(${ids}::uuid[])
      and r.to_id = ${me}
      and r.state = 'pending'
      and not exists (select from blocks b where b.person_id = ${me} and b.blocked_id = r.from_id)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/**
 * A request as its mail tells of it; `waits`: for an answer of somebody who has not blocked the
 * sender.
 */
export async function findAsking(tx: Tx, id: RequestId) {
  const { rows } = await sql<{
    email: string;
    message: string;
    name: string;
    sender: string;
    to_id: PersonId | null;
    language: string;
    waits: boolean;
  }>`
    select r.to_email as email, r.message, f.name, f.email as sender, t.id as to_id, t.language,
      r.state = 'pending' and not exists (
        select
        from blocks b
        where b.person_id = t.id and b.blocked_id = r.from_id
      ) as waits
    from contact_requests r
    join persons f on f.id = r.from_id and f.deleted_at is null
    left join persons t on t.id = r.to_id
    where r.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const { email, message, name, sender, to_id, language, waits } = row;
  return {
    email,
    message,
    waits,
    from: { name, email: sender },
    to: to_id ? { id: to_id, language } : undefined,
  };
}

export const withdrawRequest = (tx: Tx, id: RequestId) =>
  tx.updateTable('contact_requests').set({ state: 'withdrawn' }).where('id', '=', id).execute();

export const declineAll = (tx: Tx, from: PersonId, to: PersonId) =>
  tx
    .updateTable('contact_requests')
    .set({ state: 'declined', answered_at: sql<Date>`now()` })
    .where('from_id', '=', from)
    .where('to_id', '=', to)
    .where('state', '=', 'pending')
    .execute();

export const withdrawAll = (tx: Tx, from: PersonId, to: PersonId) =>
  tx
    .updateTable('contact_requests')
    .set({ state: 'withdrawn' })
    .where('from_id', '=', from)
    .where('to_id', '=', to)
    .where('state', 'in', ['pending', 'declined'])
    .execute();

export async function connect(tx: Tx, one: PersonId, other: PersonId): Promise<void> {
  await tx
    .insertInto('contacts')
    .values([
      { person_id: one, contact_id: other },
      { person_id: other, contact_id: one },
    ])
    .onConflict((on) => on.doNothing())
    .execute();
  await tx
    .updateTable('contact_requests')
    .set({ state: 'accepted', answered_at: sql<Date>`now()` })
    .where('state', 'in', ['pending', 'declined'])
    .where((eb) =>
      eb.or([
        eb.and([eb('from_id', '=', one), eb('to_id', '=', other)]),
        eb.and([eb('from_id', '=', other), eb('to_id', '=', one)]),
      ]),
    )
    .execute();
}

export const isContact = async (tx: Db, one: PersonId, other: PersonId): Promise<boolean> =>
  (await tx
    .selectFrom('contacts')
    .select('since')
    .where('person_id', '=', one)
    .where('contact_id', '=', other)
    .executeTakeFirst()) !== undefined;

export const block = (tx: Tx, person: PersonId, blocked: PersonId) =>
  tx
    .insertInto('blocks')
    .values({ person_id: person, blocked_id: blocked })
    .onConflict((on) => on.doNothing())
    .execute();

export async function unblock(tx: Tx, person: PersonId, blocked: PersonId): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('blocks')
    .where('person_id', '=', person)
    .where('blocked_id', '=', blocked)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Requests that were sent to this address before anybody had confirmed it. */
export const unbound = (tx: Tx, email: string) =>
  tx
    .selectFrom('contact_requests')
    .select(['id', 'from_id'])
    .where('to_email', '=', email)
    .where('to_id', 'is', null)
    .where('state', '=', 'pending')
    .orderBy('from_id')
    .execute();

export const bind = (tx: Tx, id: RequestId, to: PersonId, seen: boolean) =>
  tx
    .updateTable('contact_requests')
    .set({ to_id: to, state: seen ? 'pending' : 'declined' })
    .where('id', '=', id)
    .execute();

export const organisationsOf = (db: Db, person: PersonId) =>
  db
    .selectFrom('organisation_members')
    .select('organisation_id')
    .where('person_id', '=', person)
    .where('suspended_at', 'is', null)
    .execute();

export type Page = { readonly after: readonly string[] | null; readonly limit: number };
export async function requestsTo(db: Db, me: PersonId, { after, limit }: Page) {
  const { rows } = await sql<RequestRow>`
    select r.id, p.name, p.email, r.message, r.created_at
    from contact_requests r
    join persons p on p.id = r.from_id and p.deleted_at is null
    where r.to_id = ${me}
      and r.state = 'pending'
      and (${after === null} or r.id < ${after?.[0] ?? NOBODY}::uuid)
    order by r.id desc
    limit ${limit + 1}`.execute(db);
  return rows;
}

/** Declined ones look like waiting ones, and the person behind the address stays unknown. */
export async function requestsBy(db: Db, me: PersonId, { after, limit }: Page) {
  const { rows } = await sql<RequestRow>`
    select r.id, null as name, r.to_email as email, r.message, r.created_at
    from contact_requests r
    where r.from_id = ${me}
      and r.state in ('pending', 'declined')
      and (${after === null} or r.id < ${after?.[0] ?? NOBODY}::uuid)
    order by r.id desc
    limit ${limit + 1}`.execute(db);
  return rows;
}
type RequestRow = {
  readonly id: RequestId;
  readonly name: string | null;
  readonly email: string;
  readonly message: string;
  readonly created_at: Date;
};

const NOBODY = '00000000-0000-0000-0000-000000000000';

export async function findContactCard(tx: Tx, id: PersonId) {
  const { rows } = await sql<{ id: PersonId; name: string; email: string; picture: string | null }>`
    select p.id, p.name, p.email, p.image as picture
    from persons p
    where p.id = ${id} and p.deleted_at is null`.execute(tx);
  return rows[0];
}
