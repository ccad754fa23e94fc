import type { Endpoint, Limit } from '../../api/contract.ts';
import { named, whenLost, type Pool } from '../../data/database.ts';
import { hashOf } from '../../ids.ts';
import { budgetsOf, networkOf } from '../../text/network.ts';
import { Invalid, Missing, Refused, TooOften } from '../../api/refusals.ts';

const takeOne = named<{ used: number; seconds: number }>(
  'take-limit',
  `insert into limits as l (key, used, resets_at) values ($1, 1, now() + make_interval(secs => $2))
   on conflict (key) do update set used = case when l.resets_at <= now() then 1 else l.used + 1 end,
                                   resets_at = case when l.resets_at <= now() then excluded.resets_at else l.resets_at end
   returning used, ceil(extract(epoch from resets_at - now()))::int as seconds`,
);

/** A try whose outcome got lost is repeated; only the repetition counts. */
async function take(
  pool: Pool,
  key: string,
  seconds: number,
): Promise<{ used: number; seconds: number }> {
  const [row] = await takeOne(pool, [key, seconds]);
  whenLost(() => giveBack(pool, [key]));
  return row!;
}

/**
 * Counts one try under `key` and answers whether it is among the first `times`, for what is passed
 * over in silence.
 */
export async function within(
  pool: Pool,
  key: string,
  times: number,
  seconds: number,
): Promise<boolean> {
  return (await take(pool, key, seconds)).used <= times;
}
/**
 * Counts one try under `key`, the same for all processes; refuses the ones over `times` until the
 * span is over.
 */
export async function count(
  pool: Pool,
  key: string,
  times: number,
  seconds: number,
): Promise<void> {
  const row = await take(pool, key, seconds);
  if (row.used > times) throw new TooOften(Math.max(1, row.seconds));
}

export const sweepLimits = async (pool: Pool): Promise<void> =>
  void (await pool.query(`delete from limits where resets_at < now()`));
/** Takes back one try, for example when it was the right password. */
export const giveBack = async (pool: Pool, keys: readonly string[]): Promise<void> =>
  void (await pool.query('update limits set used = used - 1 where key = any($1) and used > 0', [
    keys,
  ]));

export type Calling = {
  readonly key: string;
  readonly person: string | null;
  readonly address: string;
};
const limitsOf = ({ limit }: Endpoint): readonly Limit[] => (limit ? [limit].flat() : []);
const failuresOf = (
  { key, address }: Calling,
  times: number,
): readonly (readonly [string, number])[] =>
  budgetsOf(address, times).map(([network, most]) => [`${key}|failure|${network}`, most]);
/**
 * From so many times the failures on nothing large is read of that network: that is no mistake,
 * that is a flood. A secret is small.
 */
const flood = 3;

/** What is known of a call before its body is read. */
type Head = { readonly small: boolean; readonly query: object };
const counts = (limit: Limit, { query }: Head): boolean =>
  limit.per === 'person' && (limit.naming?.some((field) => field in query) ?? true);
/** Whether anything is counted of this call, or would be if it failed. */
export const isCounted = (endpoint: Endpoint, head: Head): boolean =>
  limitsOf(endpoint).some((limit) => limit.per !== 'person' || counts(limit, head));

/** Before the body is read. */
export async function countCall(
  pool: Pool,
  endpoint: Endpoint,
  calling: Calling,
  head: Head,
): Promise<void> {
  for (const limit of limitsOf(endpoint)) {
    const { times, seconds } = limit;
    if (counts(limit, head))
      await count(
        pool,
        `${calling.key}|${calling.person ?? networkOf(calling.address)}`,
        times,
        seconds,
      );
    if (limit.per !== 'failure' || (head.small && !limit.strict)) continue;
    for (const [counted, most] of failuresOf(calling, times)) {
      const [row] = await failed(pool, [counted]);
      if (row && row.used >= most * (limit.strict ? 1 : flood))
        throw new TooOften(Math.max(1, row.seconds));
    }
  }
}
/** It was a repetition of what was counted already, or is lost and will be repeated. */
export async function uncountCall(
  pool: Pool,
  endpoint: Endpoint,
  { key, person, address }: Calling,
): Promise<void> {
  const keys = limitsOf(endpoint).flatMap(({ per }) =>
    per === 'person' ? [`${key}|${person ?? networkOf(address)}`] : [],
  );
  if (keys.length > 0) await giveBack(pool, keys);
}
const failed = named<{ used: number; seconds: number }>(
  'read-limit',
  `select used, ceil(extract(epoch from resets_at - now()))::int as seconds from limits where key = $1 and resets_at > now()`,
);
export async function countSecret(
  pool: Pool,
  endpoint: Endpoint,
  { key, address }: Calling,
  given: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const limit of limitsOf(endpoint)) {
    if (limit.per !== 'secret') continue;
    const secret = `${key}|secret|${hashOf(String(given[limit.of]))}`;
    for (const [network, most] of budgetsOf(address, limit.times))
      await count(pool, `${secret}|${network}`, most, limit.seconds);
  }
}
/** Who fails too often is told to wait; whoever has the right secret comes through all the same. */
export async function countFailure(
  pool: Pool,
  endpoint: Endpoint,
  calling: Calling,
  error: unknown,
): Promise<void> {
  if (!(error instanceof Missing || error instanceof Refused || error instanceof Invalid)) return;
  for (const { per, times, seconds } of limitsOf(endpoint))
    if (per === 'failure')
      for (const [key, most] of failuresOf(calling, times)) await count(pool, key, most, seconds);
}
