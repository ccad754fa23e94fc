import { z } from 'zod';
import { every } from '../beat/beat.ts';
import type { Pool } from '../data/database.ts';
import type { Deps } from '../deps.ts';
import type { PersonId, VisitorId } from '../ids.ts';
import type { Hint, Live, Page } from '../live/live.ts';
import { seal, unseal } from '../seals.ts';
import type { Visitor } from '../serve/caller.ts';
import type { Entry } from './entries.ts';
import { entryOf, type Following, type Reactions, type Row } from './follow.ts';

export type Telling = Pick<Deps, 'db' | 'live'>;
/** What tells pages of changes, by whatever `live` it is given. It does nothing else. */
export type Retold = {
  readonly reactions: Reactions;
  /** Tells of what has changed since and is in no entry. */
  readonly unwritten?: (since: Date) => Promise<void>;
};
export type Retelling = (telling: Telling) => Retold;

/** How far a page knows: up to which entry, and until when. */
type Place = { readonly seq: number; readonly at: Date };
type Asking = { readonly who: Visitor; readonly place: Place };
type Whose = PersonId | VisitorId;
const whoseOf = ({ who }: Pick<Asking, 'who'>): Whose => who.person ?? who.visitor;

const TOGETHER = 0.2; // s
/**
 * What is told again is paid for by the subject, of which it is asked once; whoever has missed more
 * looks at everything.
 */
const MOST = { entries: 500, subjects: 60 };
/** ms for which what changes by the clock is told again. */
const LONGEST = 15 * 60_000;
/** Whoever has missed no more than that waits for nobody who has. */
const NEAR = { entries: 10, ms: 60_000 };
/** ms in which one page is answered once; a page asks when its line comes. */
const REST = 10_000;
/** No change takes longer until it is committed: ms by which `unwritten` looks back. */
const SLACK = 60_000;
/** ms by which our idea of the database's clock may be off. */
const SKEW = 2000;
const SEALED_FOR = 'place';

/**
 * Pages that come back to another process say how far they know, and are told what has changed for
 * them since: the hints of that time are worked out once more, for them, by what works them out for
 * those who are here. So it is judged now, as every hint is, and nothing is kept about anybody.
 */
export function openMissed(
  { db, pool, line, live, config }: Deps,
  retellings: readonly Retelling[],
  { reached }: Pick<Following, 'reached'>,
  onError: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const secret = config.secrets.tickets;
  const placeNow = (): string => {
    const text = JSON.stringify([reached(), line.now().getTime()]);
    return seal(secret, SEALED_FOR, text).toString('base64url');
  };
  live.placing(placeNow);
  const answer = (page: Page, place: string, topics?: ReadonlySet<string>): void =>
    page.send({ t: 'missed', place, ...(topics && { topics: [...topics] }) });
  const answerAll = async (asking: ReadonlyMap<Page, Asking>): Promise<void> => {
    const now = placeNow(); // what comes from here on is hinted: they are here
    const missed = await missedBy([...asking.values()], { db, pool, live }, retellings).catch(
      (error: unknown) => void onError(error),
    );
    for (const [page, one] of asking) answer(page, now, missed?.(one));
  };
  const near = openDesk(answerAll, onError);
  const far = openDesk(answerAll, onError);
  const answered = new WeakMap<Page, number>();
  live.on('since', {
    shape: z.object({ place: z.string().max(200) }),
    times: 120, // sixty pages whose line breaks twice
    order: 'at-once',
    handle: (page, said) => {
      const place = placeIn(secret, said.place);
      const now = performance.now();
      const age = place ? line.now().getTime() - place.at.getTime() : Infinity;
      if (!place || age > LONGEST || now - (answered.get(page) ?? -Infinity) < REST)
        return answer(page, placeNow());
      answered.set(page, now);
      const isNear = reached() - place.seq <= NEAR.entries && age <= NEAR.ms;
      (isNear ? near : far).add(page, { who: page.who, place });
    },
  });
  return { stop: async () => void (await Promise.all([near.stop(), far.stop()])) };
}

/** Where pages wait until they are answered together. */
function openDesk(
  answerAll: (asking: ReadonlyMap<Page, Asking>) => Promise<void>,
  onError: (error: unknown) => void,
) {
  let waiting = new Map<Page, Asking>();
  const work = async (): Promise<void> => {
    if (waiting.size === 0) return;
    const asking = waiting;
    waiting = new Map();
    await answerAll(asking);
  };
  return {
    add: (page: Page, asking: Asking): void => void waiting.set(page, asking),
    stop: every(TOGETHER, work, onError),
  };
}

function placeIn(secret: string, sealed: string): Place | null {
  try {
    const text = unseal(secret, SEALED_FOR, Buffer.from(sealed, 'base64url'));
    const [seq, at] = JSON.parse(text) as [number, number];
    return { seq, at: new Date(at) };
  } catch {
    return null; // of another secret
  }
}

/** What they have missed; undefined of whom it cannot be said. */
async function missedBy(
  asking: readonly Asking[],
  { db, pool, live }: Telling & Pick<Deps, 'pool'>,
  retellings: readonly Retelling[],
): Promise<(asking: Asking) => ReadonlySet<string> | undefined> {
  const seqs = asking.map(({ place }) => place.seq);
  const { entries, isKnown } = await entriesSince(pool, Math.min(...seqs));
  const told = asking.filter(({ place }) => isKnown(place));
  const oldest = Math.min(...told.map(({ place }) => place.seq));
  const later = entries.filter(({ seq }) => seq > oldest);
  const topics = new Map<Whose, Set<string>>(told.map((one) => [whoseOf(one), new Set()]));
  const since = new Date(Math.min(...told.map(({ place }) => place.at.getTime())) - SLACK);
  const collecting = collectingIn(live, told, topics);
  for (const retelling of told.length > 0 ? retellings : []) {
    const { reactions, unwritten } = retelling({ db, live: collecting });
    for (const { hears, react } of Object.values(reactions)) {
      const heard =
        hears === 'everything' ? later : later.filter(({ kind }) => hears.includes(kind));
      if (heard.length > 0) await react(heard);
    }
    await unwritten?.(since);
  }
  return (one) => (isKnown(one.place) ? topics.get(whoseOf(one)) : undefined);
}

type Known = {
  readonly entries: readonly Entry[];
  /** Can it be said what has changed since this place? */
  readonly isKnown: (place: Place) => boolean;
};
/**
 * The entries since that one, and the one before them. A database that was replaced by an older one
 * lacks what a page knows, or has written another entry there, after the page was told of its place.
 */
async function entriesSince(pool: Pool, seq: number): Promise<Known> {
  const { rows } = await pool.query<Row>({
    name: 'journal-missed',
    text: `
      select *
      from journal
      where seq >= coalesce(
        (
          select max(before.seq)
          from journal before
          where before.seq <= $1
        ),
        0
      )
      order by seq desc
      limit ${MOST.entries + 1}`,
    values: [seq],
  });
  const subjects = new Set<string>();
  const isTooMany = (row: Row, at: number): boolean =>
    at >= MOST.entries || subjects.add(row.subject_id ?? row.kind).size > MOST.subjects;
  const cut = rows.findIndex(isTooMany);
  const from = Number(rows[cut]?.seq ?? 0);
  const last = Number(rows[0]?.seq ?? 0);
  return {
    entries: rows.toReversed().map(entryOf),
    isKnown: (place) => {
      if (place.seq < from || place.seq > last) return false;
      const newest = rows.find((row) => Number(row.seq) <= place.seq);
      return !newest || newest.at.getTime() <= place.at.getTime() + SKEW;
    },
  };
}

/** A line at which they are the ones who are here, and which keeps what they would be told. */
const collectingIn = (
  live: Live,
  told: readonly Asking[],
  topics: ReadonlyMap<Whose, Set<string>>,
): Live => ({
  ...live,
  here: () => [...new Set(told.flatMap(({ who }) => who.person ?? []))],
  visitors: () => [...new Set(told.flatMap(({ who }) => who.visitor ?? []))],
  hint: (hints: readonly Hint[]) => {
    for (const hint of hints) for (const topic of hint.topics) topics.get(hint.person)?.add(topic);
  },
  tell: () => undefined,
  endSignIns: () => undefined,
});
