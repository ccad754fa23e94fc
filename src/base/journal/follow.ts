import type pg from 'pg';
import { collect, every, oneAtATime } from '../beat/beat.ts';
import type { Pool } from '../data/database.ts';
import type { Line } from '../data/line.ts';
import type { Entry } from './entries.ts';
import { onRing } from './journal.ts';
import type { Reaction } from './hearing.ts';

export type Following = {
  /** Of every entry up to this number the followers have done what they do. */
  readonly reached: () => number;
  readonly stop: () => Promise<void>;
};
/** By the name of the follower: each has its own place in the journal, and its own faults. */
export type Reactions = Readonly<Record<string, Reaction>>;
type OnError = (error: unknown, follower?: string) => void;

/**
 * Hands every entry to every follower, once to this process, soon after its commit. The journal is
 * the truth: a ring (here, or through NOTIFY from another process) only says "look now", and a look
 * every second is the net below it.
 */
export async function follow(
  pool: Pool,
  line: Pick<Line, 'hear'>,
  reactions: Reactions,
  onError: OnError,
): Promise<Following> {
  const place = await startOf(pool);
  let reached = wholeUntil(place);
  let settled: Promise<unknown> = Promise.resolve();
  const followers = Object.entries(reactions).map(([name, reaction]) =>
    followerOf(name, reaction, onError),
  );
  const reader = oneAtATime(async () => {
    const { entries, more } = await readOn(pool, place);
    const whole = wholeUntil(place);
    settled = Promise.all([settled, ...followers.map((follower) => follower.hand(entries))]);
    void settled.then(() => (reached = Math.max(reached, whole)));
    return more;
  }, onError);
  // the others look every second anyway
  const others = collect(
    20,
    async () => void (await pool.query('notify journal')),
    () => undefined,
  );
  const unring = onRing(() => {
    reader.kick();
    others.add(undefined);
  });
  const listener = await line.hear('journal', reader.kick);
  const stopLooking = every(1, reader.kick, onError);
  return {
    reached: () => reached,
    stop: async () => {
      unring();
      others.stop();
      listener.stop();
      await stopLooking();
      await reader.stop();
      await Promise.all(followers.map((follower) => follower.stop()));
    },
  };
}

/**
 * One that is slow, or fails, holds up no other: what comes meanwhile waits for it, and is handed to
 * it together.
 */
function followerOf(name: string, { hears, react }: Reaction, onError: OnError) {
  const kinds = hears === 'everything' ? null : new Set<string>(hears);
  let waiting: Entry[] = [];
  const worker = oneAtATime(
    async () => {
      const entries = waiting;
      waiting = [];
      await react(entries);
    },
    (error) => onError(error, name),
  );
  return {
    /** Waits until it is done with them. */
    hand: async (entries: readonly Entry[]): Promise<void> => {
      const heard = kinds ? entries.filter(({ kind }) => kinds.has(kind)) : entries;
      if (heard.length === 0) return;
      waiting.push(...heard);
      await worker.run();
    },
    stop: worker.stop,
  };
}

const AT_ONCE = 1000;
/** How far this process has read, and since when it misses which numbers below that. */
type Place = { last: number; readonly gaps: Map<number, number> };
/** What is missing among the last numbers may be under way in another process. */
async function startOf(pool: Pool): Promise<Place> {
  const { rows } = await pool.query<{ last: string; missing: string[] }>(`
    with newest as (
      select coalesce(max(seq), 0) as last
      from journal
    )
    select last,
      array(
        select number
        from generate_series(greatest(last - ${AT_ONCE}, 1), last) number
        where not exists (select from journal where seq = number)
      ) as missing
    from newest`);
  const { last, missing } = rows[0]!;
  const now = performance.now();
  return { last: Number(last), gaps: new Map(missing.map((seq) => [Number(seq), now])) };
}
/** Nothing up to this number is under way any more. */
const wholeUntil = ({ last, gaps }: Place): number =>
  gaps.size > 0 ? Math.min(...gaps.keys()) - 1 : last;

/**
 * A number that is missing belongs to a transaction that is still open or was rolled back, so gaps
 * are looked at again for a minute.
 */
async function readOn(
  pool: Pool,
  place: Place,
): Promise<{ readonly entries: readonly Entry[]; readonly more: boolean }> {
  const { rows } = await pool.query<Row>({
    name: 'journal-since',
    text: since,
    values: [place.last, [...place.gaps.keys()]],
  });
  const now = performance.now();
  for (const row of rows) {
    const seq = Number(row.seq);
    place.gaps.delete(seq);
    for (let missing = place.last + 1; missing < seq; missing += 1) place.gaps.set(missing, now);
    place.last = Math.max(place.last, seq);
  }
  for (const [seq, from] of place.gaps) if (now - from > 60_000) place.gaps.delete(seq);
  return { entries: rows.map(entryOf), more: rows.length >= AT_ONCE };
}
/** Two walks along the index: joined by `or`, many gaps in a large journal become one long scan. */
export const since = `
  (
    select *
    from journal
    where seq = any($2)
  )
  union all
  (
    select *
    from journal
    where seq > $1
    order by seq
    limit ${AT_ONCE}
  )
  order by seq`;

export type Row = pg.QueryResultRow & {
  readonly seq: string;
  readonly at: Date;
  readonly organisation_id: string | null;
  readonly person_id: string | null;
  readonly kind: string;
  readonly subject_id: string | null;
  readonly data: object;
};
/** What was appended is of the shape that its kind declares; the types saw to that. */
export const entryOf = (row: Row): Entry =>
  ({
    seq: Number(row.seq),
    at: row.at,
    organisation: row.organisation_id,
    person: row.person_id,
    kind: row.kind,
    subject: row.subject_id,
    data: row.data,
  }) as unknown as Entry;
