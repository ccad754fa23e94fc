import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database.ts';
import { newId, type Id, type PersonId, type SignInId } from '../../base/ids.ts';

export type BrowserId = Id<'browser'>;
export type Keys = { readonly publicKey: string; readonly privateKey: string };

/** The pair that signs pushes; the first process that needs it makes it. */
export async function pushKeys(db: Db, make: () => Keys): Promise<Keys> {
  const find = () => db.selectFrom('push_keys').select(['public_key as publicKey', 'private_key as privateKey']).executeTakeFirst();
  const found = await find();
  if (found) return found;
  const { publicKey, privateKey } = make();
  await db
    .insertInto('push_keys')
    .values({ public_key: publicKey, private_key: privateKey })
    .onConflict((on) => on.doNothing())
    .execute();
  return (await find())!;
}

export const browsersOf = (db: Db, person: PersonId) =>
  db
    .selectFrom('browsers as b')
    .leftJoin('sign_ins as s', (join) => join.onRef('s.id', '=', 'b.sign_in_id').on('s.expires_at', '>', sql<Date>`now()`))
    .select([
      'b.id',
      'b.name',
      'b.endpoint_hash',
      'b.signed_out_too',
      'b.names_signed_out',
      'b.created_at',
      'b.last_delivery_at',
      'b.problem',
      's.id as signIn',
    ])
    .where('b.person_id', '=', person)
    .orderBy('b.id')
    .execute();

/** Nobody else puts a browser under this endpoint or this person until the transaction ends. */
export async function holdBrowsers(tx: Tx, person: PersonId, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`browser ${hash}`}, 0))`.execute(tx);
  await sql`select from persons where id = ${person} for no key update`.execute(tx);
}

/** Takes the endpoint away from whoever else had it, with all that was on its way there. */
export const takeFromOthers = async (tx: Tx, person: PersonId, hash: string): Promise<readonly PersonId[]> =>
  (await tx.deleteFrom('browsers').where('endpoint_hash', '=', hash).where('person_id', '<>', person).returning('person_id').execute()).map(
    (row) => row.person_id,
  );

export async function countOthers(tx: Tx, person: PersonId, hash: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from browsers where person_id = ${person} and endpoint_hash <> ${hash}`.execute(
    tx,
  );
  return rows[0]!.count;
}

export type Subscription = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
export type NewBrowser = Subscription & { readonly person: PersonId; readonly signIn: SignInId; readonly hash: string; readonly name: string };
export async function saveBrowser(tx: Tx, { person, signIn, hash, name, endpoint, p256dh, auth }: NewBrowser): Promise<BrowserId> {
  const row = { endpoint, p256dh, auth, name, sign_in_id: signIn };
  const { id } = await tx
    .insertInto('browsers')
    .values({ id: newId<'browser'>(), person_id: person, endpoint_hash: hash, ...row })
    .onConflict((on) => on.column('endpoint_hash').doUpdateSet({ ...row, seen_at: sql<Date>`now()` }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function changeBrowser(
  tx: Tx,
  person: PersonId,
  id: BrowserId,
  { signedOutToo, namesSignedOut }: { readonly signedOutToo?: boolean | undefined; readonly namesSignedOut?: boolean | undefined },
): Promise<boolean> {
  const { rows } = await sql`
    update browsers set signed_out_too = coalesce(${signedOutToo ?? null}, signed_out_too), names_signed_out = coalesce(${namesSignedOut ?? null}, names_signed_out)
     where id = ${id} and person_id = ${person} returning id`.execute(tx);
  return rows.length > 0;
}

export const deleteBrowser = async (tx: Tx, person: PersonId, id: BrowserId): Promise<boolean> =>
  (await tx.deleteFrom('browsers').where('id', '=', id).where('person_id', '=', person).returning('id').executeTakeFirst()) !== undefined;

export const findBrowser = (db: Db, person: PersonId, id: BrowserId) =>
  db.selectFrom('browsers').select(['id', 'endpoint', 'p256dh', 'auth']).where('id', '=', id).where('person_id', '=', person).executeTakeFirst();

/** What came of a delivery; `problem` null: it was taken. An endpoint that is gone goes, unless the browser has got another meanwhile. */
export const noteDelivered = (db: Db, id: BrowserId, at: Date) =>
  db.updateTable('browsers').set({ last_delivery_at: at, problem: null }).where('id', '=', id).execute();
export const noteTrouble = (db: Db, id: BrowserId, problem: string) => db.updateTable('browsers').set({ problem }).where('id', '=', id).execute();
export const noteGone = (db: Db, id: BrowserId, endpoint: string) => db.deleteFrom('browsers').where('id', '=', id).where('endpoint', '=', endpoint).execute();

/** Nobody is signed in there, and no page was open in it since `before`. */
export const forgetBrowsers = (db: Db, before: Date) =>
  sql`delete from browsers b where b.seen_at < ${before} and not exists (select from sign_ins s where s.id = b.sign_in_id and s.expires_at > now())`.execute(
    db,
  );
