import { sql } from 'kysely';
import { transact, type Db, type Tx } from '../data/database.ts';
import type { Entry, Kind } from './entries.ts';
import { entryOf, type Row } from './follow.ts';
import { handlerOf, isOf, type Handlers, type Reaction } from './hearing.ts';

export type Once = Reaction & {
  /** Takes up what no process lived to take up. */ readonly catchUp: () => Promise<void>;
};

/**
 * Hears each entry once, by whichever process is first, in one transaction with what comes of it, so
 * that a crash loses nothing. What has been taken up is written down under the name of the follower:
 * none takes anything from another, and a new one begins where the journal is when it first starts.
 */
export const once = (db: Db, follower: string, handlers: Handlers<[tx: Tx]>): Once =>
  onceTogether(db, follower, Object.keys(handlers) as Kind[], async (tx, entries) => {
    for (const entry of entries) await handlerOf(handlers, entry)!(tx, entry);
  });

/** The same of entries that come together, in their order. */
export function onceTogether(
  db: Db,
  follower: string,
  hears: readonly Kind[],
  work: (tx: Tx, entries: readonly Entry[]) => Promise<void>,
): Once {
  const react = async (entries: readonly Entry[]): Promise<void> => {
    const heard = entries.filter(isOf(hears));
    if (heard.length === 0) return;
    await transact(db, async (tx) => {
      const taken = await takeUp(tx, follower, heard);
      if (taken.length > 0) await work(tx, taken);
    });
  };
  return { hears, react, catchUp: async () => react(await leftBehind(db, follower, hears)) };
}

/** Of these entries, those that no process has taken up before; they are this transaction's now. */
async function takeUp(
  tx: Tx,
  follower: string,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const { rows } = await sql<{ seq: string }>`
    insert into followed_entries (follower, seq)
    select ${follower}, unnest(${entries.map((entry) => entry.seq)}::bigint[])
    order by 2
    on conflict do nothing
    returning seq`.execute(tx);
  const taken = new Set(rows.map((row) => Number(row.seq)));
  return entries.filter((entry) => taken.has(entry.seq));
}

/** Entries that no process lived to take up: among the last ones before the start. */
async function leftBehind(
  db: Db,
  follower: string,
  kinds: readonly Kind[],
): Promise<readonly Entry[]> {
  await sql`
    insert into followers (name, since)
    select ${follower}, coalesce(max(seq), 0)
    from journal
    on conflict do nothing`.execute(db);
  const { rows } = await sql<Row>`
    select j.*
    from journal j
    join followers f on f.name = ${follower} and j.seq > f.since
    where j.seq > (select coalesce(max(seq), 0) - 1000 from journal)
      and j.kind = any(${kinds}::text[])
      and not exists (
        select
        from followed_entries t
        where t.follower = f.name and t.seq = j.seq
      )
    order by j.seq`.execute(db);
  return rows.map(entryOf);
}

/** What was taken up long ago and is no more among the last ones. */
export const forgetFollowed = (db: Db, before: Date) =>
  sql`
    delete
    from followed_entries
    where at < ${before} and seq < (select coalesce(max(seq), 0) - 2000 from journal)`.execute(db);
