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
/** So many entries are told again; whoever has missed more looks at everything. */
const MOST = 500;
/** No change takes longer until it is committed: ms by which `unwritten` looks back. */
const SLACK = 60_000;
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
  let waiting = new Map<Page, Asking>();
  const answer = (page: Page, place: string, topics?: ReadonlySet<string>): void =>
    page.send({ t: 'missed', place, ...(topics && { topics: [...topics] }) });
  live.on('since', {
    shape: z.object({ place: z.string().max(200) }),
    times: 120, // sixty pages whose line breaks twice
    order: 'at-once',
    handle: (page, said) => {
      const place = placeIn(secret, said.place);
      if (place) waiting.set(page, { who: page.who, place });
      else answer(page, placeNow());
    },
  });
  const work = async (): Promise<void> => {
    if (waiting.size === 0) return;
    const asking = waiting;
    waiting = new Map();
    const now = placeNow(); // what comes from here on is hinted: they are here
    const missed = await missedBy([...asking.values()], { db, pool, live }, retellings).catch(
      (error: unknown) => void onError(error),
    );
    for (const [page, one] of asking) answer(page, now, missed?.(one));
  };
  return { stop: every(TOGETHER, work, onError) };
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
  const { entries, from, last } = await entriesSince(pool, Math.min(...seqs));
  // whoever knows more than there is knew a database that was replaced by an older one
  const isKnown = ({ place }: Asking): boolean => place.seq >= from && place.seq <= last;
  const told = asking.filter(isKnown);
  const topics = new Map<Whose, Set<string>>(told.map((one) => [whoseOf(one), new Set()]));
  const since = new Date(Math.min(...told.map(({ place }) => place.at.getTime())) - SLACK);
  const collecting = collectingIn(live, told, topics);
  for (const retelling of told.length > 0 ? retellings : []) {
    const { reactions, unwritten } = retelling({ db, live: collecting });
    for (const { hears, react } of Object.values(reactions)) {
      const heard =
        hears === 'everything' ? entries : entries.filter(({ kind }) => hears.includes(kind));
      if (heard.length > 0) await react(heard);
    }
    await unwritten?.(since);
  }
  return (one) => (isKnown(one) ? topics.get(whoseOf(one)) : undefined);
}

/** The entries since that one, all after `from`, and the number of the last one that there is. */
async function entriesSince(
  pool: Pool,
  seq: number,
): Promise<{ readonly entries: readonly Entry[]; readonly from: number; readonly last: number }> {
  const { rows } = await pool.query<Row & { readonly last: string }>({
    name: 'journal-missed',
    text: `
      select missed.*, newest.last
      from (select coalesce(max(seq), 0) as last from journal) newest
      left join lateral (
        select *
        from journal
        where seq > $1
        order by seq desc
        limit ${MOST + 1}
      ) missed on true
      order by missed.seq desc`,
    values: [seq],
  });
  const found = rows.filter((row) => row.seq !== null);
  return {
    entries: found.slice(0, MOST).toReversed().map(entryOf),
    from: Number(found[MOST]?.seq ?? 0),
    last: Number(rows[0]!.last),
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
