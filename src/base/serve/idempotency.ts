import {
  databaseAway,
  together,
  transact,
  type Db,
  type Held,
  type Pool,
  type Tx,
} from '../data/database.ts';
import { hashOf } from '../ids.ts';
import { Invalid } from '../api/refusals.ts';
import { seal, unseal } from '../seals.ts';

/**
 * An act whose answer got lost is sent again under the same `Idempotency-Key`: the first answer,
 * kept in the transaction of the act, is given again. A refusal changed nothing and is not kept; it
 * is judged afresh.
 */
export type Claim = {
  readonly key: string;
  readonly caller: string;
  readonly cookie: string;
  readonly request: string;
};
export type Kept = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Of an answer given again: when it was given first. */
  readonly given?: Date;
};

type Asking = {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly caller: string;
  readonly cookie: string;
};
/** The claim of a request; `request` is all that makes it the same request. */
export function claimIn(
  { headers, caller, cookie }: Asking,
  request: readonly unknown[],
): Claim | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{16,200}$/u.test(key)) throw fault('wrong-key', 400);
  // hashed with the key, so that the table tells of nobody what they did
  const own = (text: string): string => (text ? hashOf(`${key} ${text}`) : '');
  return { key, caller: own(caller), cookie: own(cookie), request: own(JSON.stringify(request)) };
}
const fault = (code: string, status: 400 | 422 = 422): Invalid =>
  new Invalid({ pointer: '#/headers/idempotency-key', code }, status);

type Act = {
  readonly act: () => Promise<Kept>;
  /** Whoever acts, as long as they do. */
  readonly held: Held | null;
  /** Takes a repetition off the limit again. */
  readonly uncount: () => Promise<void>;
};
/**
 * Acts at most once under a claim. Of two at the same time the second waits at the key for the
 * commit of the first.
 */
export async function once(
  db: Db,
  claim: Claim | null,
  { act, held, uncount }: Act,
): Promise<Kept> {
  if (!claim) return together(db, act, { held });
  const before = await find(db, claim);
  if (before) {
    await uncount();
    return before;
  }
  // an answer under this key to another request is not ours, and the one thing to say
  const kept = (): Promise<Kept | null> =>
    find(db, claim).catch((failure: unknown) => {
      if (failure instanceof Invalid) throw failure;
      return null;
    });
  try {
    const work = async (): Promise<Kept> => {
      const answer = await act();
      await transact(db, (tx) => keep(tx, claim, answer));
      return answer;
    };
    return await together(db, work, { held, isDone: async () => (await kept()) !== null });
  } catch (error) {
    // what went wrong may be that it was done already: by a try at the same time, or by a commit
    // whose answer got lost
    const done = await kept();
    if (done) return done;
    if (databaseAway(error)) await uncount().catch(() => undefined);
    throw error;
  }
}

/** Only whoever sends the key again can read it. */
const USE = 'the answer';
async function keep(tx: Tx, { key, ...claim }: Claim, answer: Kept): Promise<void> {
  const row = { key: hashOf(key), ...claim, sealed: seal(key, USE, JSON.stringify(answer)) };
  const kept = await tx
    .insertInto('idempotent_answers')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows === 0n) throw new Error('done by another try at the same time');
}

async function find(db: Db, { key, caller, cookie, request }: Claim): Promise<Kept | null> {
  const row = await db
    .selectFrom('idempotent_answers')
    .selectAll()
    .where('key', '=', hashOf(key))
    .executeTakeFirst();
  if (!row) return null;
  // who was nobody may be somebody by the very act, and the other way round: then the browser is
  // still the same
  const theirs =
    row.caller === '' || row.caller === caller || (caller === '' && row.cookie === cookie);
  if (!theirs || row.request !== request) throw fault('key-used');
  const answer = JSON.parse(unseal(key, USE, row.sealed)) as Kept;
  return { ...answer, given: row.at };
}

/** What an answer opened is over: it is as if the key had never been used by this caller. */
export const isOver = (): Invalid => fault('key-used');

/** Whether anything was answered under this key; to whom, is judged when the request is read. */
export const isKept = async (db: Db, key: unknown): Promise<boolean> =>
  typeof key === 'string' &&
  (await db
    .selectFrom('idempotent_answers')
    .select('key')
    .where('key', '=', hashOf(key))
    .executeTakeFirst()) !== undefined;

export const sweepAnswers = async (pool: Pool): Promise<void> =>
  void (await pool.query(`delete from idempotent_answers where at < now() - interval '1 day'`));
