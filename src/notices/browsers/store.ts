import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import { newId, type Id, type PersonId, type SignInId } from '../../base/ids.ts';

export type BrowserId = Id<'browser'>;
export type Keys = { readonly publicKey: string; readonly privateKey: string };

/** The pair that signs pushes; the first process that needs it makes it. */
export async function pushKeys(db: Db, make: () => Keys): Promise<Keys> {
  const find = () =>
    db
      .selectFrom('push_keys')
      .select(['public_key as publicKey', 'private_key as privateKey'])
      .executeTakeFirst();
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
    .leftJoin('sign_ins as s', (join) =>
      join.onRef('s.id', '=', 'b.sign_in_id').on('s.expires_at', '>', sql<Date>`now()`),
    )
    .select([
      'b.id',
      'b.name',
      'b.endpoint_hash',
      'b.key_hash',
      'b.gone_at',
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

/** How a browser is recognised: by its endpoint, and by its own key where it has told one. */
export type Marks = { readonly hash: string; readonly key: string | null };
const marked = ({ hash, key }: Marks) =>
  sql<boolean>`(endpoint_hash = ${hash} or key_hash = ${key})`;

/**
 * Nobody else puts this browser under their name, and nothing else changes the browsers of this
 * person, until the transaction ends.
 */
export async function holdBrowsers(tx: Tx, person: PersonId, { hash, key }: Marks): Promise<void> {
  for (const mark of key === null ? [hash] : [hash, key])
    await sql`select pg_advisory_xact_lock(hashtextextended(${`browser ${mark}`}, 0))`.execute(tx);
  await sql`select from persons where id = ${person} for no key update`.execute(tx);
}

/** Takes the browser away from whoever else had it, with all that was on its way there. */
export const takeFromOthers = async (
  tx: Tx,
  person: PersonId,
  marks: Marks,
): Promise<readonly PersonId[]> =>
  (
    await tx
      .deleteFrom('browsers')
      .where(marked(marks))
      .where('person_id', '<>', person)
      .returning('person_id')
      .execute()
  ).map((row) => row.person_id);

/**
 * Of what the person has, the rows that are this same browser, the one to go on with first. One
 * that was enabled before there were keys is the same when it belongs to the same sign-in: that is
 * a cookie of one browser.
 */
export async function sameBrowser(
  tx: Tx,
  person: PersonId,
  signIn: SignInId,
  marks: Marks,
): Promise<readonly BrowserId[]> {
  const { rows } = await sql<{ id: BrowserId }>`
    select id
    from browsers
    where person_id = ${person}
      and (
        ${marked(marks)}
        or (${marks.key}::text is not null and key_hash is null and sign_in_id = ${signIn})
      )
    order by (key_hash = ${marks.key}) is true desc, endpoint_hash = ${marks.hash} desc, id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
export const deleteBrowsers = async (tx: Tx, ids: readonly BrowserId[]): Promise<void> =>
  void (ids.length > 0 && (await tx.deleteFrom('browsers').where('id', 'in', ids).execute()));

/** Besides this one, those that can be reached. */
export async function countOthers(tx: Tx, person: PersonId, id: BrowserId | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from browsers
    where person_id = ${person} and gone_at is null and id is distinct from ${id}`.execute(tx);
  return rows[0]!.count;
}

export type Subscription = {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
};
export type NewBrowser = Subscription &
  Marks & { readonly person: PersonId; readonly signIn: SignInId; readonly name: string };
/** Under `known` where it was enabled before: what was chosen for it stays. */
export async function saveBrowser(
  tx: Tx,
  known: BrowserId | null,
  { person, signIn, hash, key, ...rest }: NewBrowser,
): Promise<BrowserId> {
  const row = {
    ...rest,
    endpoint_hash: hash,
    sign_in_id: signIn,
    ...(key === null ? {} : { key_hash: key }),
  };
  const id = known ?? newId<'browser'>();
  if (!known)
    await tx
      .insertInto('browsers')
      .values({ id, person_id: person, ...row })
      .execute();
  else
    await tx
      .updateTable('browsers')
      .set({ ...row, gone_at: null, problem: null, seen_at: sql<Date>`now()` })
      .where('id', '=', id)
      .execute();
  await tx
    .deleteFrom('removed_browsers')
    .where('person_id', '=', person)
    .where('mark', 'in', key === null ? [hash] : [hash, key])
    .execute();
  return id;
}

export async function changeBrowser(
  tx: Tx,
  person: PersonId,
  id: BrowserId,
  {
    signedOutToo,
    namesSignedOut,
  }: { readonly signedOutToo?: boolean | undefined; readonly namesSignedOut?: boolean | undefined },
): Promise<boolean> {
  const { rows } = await sql`
    update browsers
    set signed_out_too = coalesce(${signedOutToo ?? null}, signed_out_too),
      names_signed_out = coalesce(${namesSignedOut ?? null}, names_signed_out)
    where id = ${id} and person_id = ${person}
    returning id`.execute(tx);
  return rows.length > 0;
}

/**
 * Leaves a trace, so that the browser learns that it was removed and does not come back by itself.
 */
export async function removeBrowser(tx: Tx, person: PersonId, id: BrowserId): Promise<boolean> {
  const gone = await tx
    .deleteFrom('browsers')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .returning(['endpoint_hash', 'key_hash'])
    .executeTakeFirst();
  if (!gone) return false;
  const marks = [gone.endpoint_hash, gone.key_hash].flatMap((mark) =>
    mark === null ? [] : [{ person_id: person, mark }],
  );
  await tx
    .insertInto('removed_browsers')
    .values(marks)
    .onConflict((on) =>
      on.columns(['person_id', 'mark']).doUpdateSet({ removed_at: sql<Date>`now()` }),
    )
    .execute();
  return true;
}
const REMEMBERED = 200;
export const removedBy = async (db: Db, person: PersonId): Promise<string[]> =>
  (
    await db
      .selectFrom('removed_browsers')
      .select('mark')
      .where('person_id', '=', person)
      .orderBy('removed_at', 'desc')
      .limit(REMEMBERED)
      .execute()
  ).map(({ mark }) => mark);

export const findBrowser = (db: Db, person: PersonId, id: BrowserId) =>
  db
    .selectFrom('browsers')
    .select(['id', 'endpoint', 'p256dh', 'auth'])
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst();

/**
 * What came of a delivery; `problem` null: it was taken. An endpoint that is gone is told of once,
 * unless the browser has got another meanwhile.
 */
export const noteDelivered = (db: Db, id: BrowserId, at: Date) =>
  db
    .updateTable('browsers')
    .set({ last_delivery_at: at, problem: null })
    .where('id', '=', id)
    .execute();
export const noteTrouble = (db: Db, id: BrowserId, problem: string) =>
  db.updateTable('browsers').set({ problem }).where('id', '=', id).execute();
export const noteGone = (tx: Tx, id: BrowserId, endpoint: string) =>
  tx
    .updateTable('browsers')
    .set({ gone_at: sql<Date>`now()`, problem: 'gone' })
    .where('id', '=', id)
    .where('endpoint', '=', endpoint)
    .where('gone_at', 'is', null)
    .returning(['person_id as person', 'name'])
    .executeTakeFirst();
export const isGone = async (db: Db, person: PersonId, id: BrowserId): Promise<boolean> =>
  (await db
    .selectFrom('browsers')
    .select('id')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('gone_at', 'is not', null)
    .executeTakeFirst()) !== undefined;

/**
 * Nobody is signed in there, or nothing arrives there, and no page was open in it since `before`.
 */
export async function forgetBrowsers(db: Db, before: Date): Promise<void> {
  await sql`
    delete
    from browsers b
    where b.seen_at < ${before}
      and (
        b.gone_at is not null
        or not exists (select from sign_ins s where s.id = b.sign_in_id and s.expires_at > now())
      )`.execute(db);
  await sql`
    delete
    from removed_browsers
    where removed_at < ${before}::timestamptz - interval '1 year'`.execute(db);
}
