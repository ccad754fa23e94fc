import type { z } from 'zod';
import type { Verdict } from '../../access/gate.ts';
import type { Db } from '../../base/data/database.ts';
import type { OrganisationId, PersonId } from '../../base/ids.ts';
import type { Dated } from './contract.ts';

/**
 * One thing in somebody's calendar. `starts` (whole milliseconds) and `event` are its key: no two
 * lines of any source share both.
 */
export type Line = {
  /** As pages and calendars show it, whatever its kind: `what` is the name of its source. */
  readonly shown: z.infer<typeof Dated>;
  /** What one enters while it is on, as its source is asked; without it nothing. */
  readonly entered?: string;
  /** Dates of the same thing after this one. */
  readonly further: number;
  /** Rises with every change, for calendars. */
  readonly sequence: number;
};

/** A key, after which a page starts. */
export type Place = { readonly starts: string; readonly event: string };
/**
 * What is to come or runs, soonest first; what is past, latest first; or all that lies between two
 * instants, even in part.
 */
export type Stretch =
  | { readonly when: 'upcoming' | 'past'; readonly now: Date }
  | { readonly when: 'between'; readonly from: Date; readonly to: Date };
export type LinesAsked = {
  readonly person: PersonId;
  readonly stretch: Stretch;
  readonly after?: Place | null;
  readonly limit: number;
  /** Part of the title. */
  readonly q?: string;
  readonly organisation?: OrganisationId;
};

/** What one feature puts into calendars: what this person may see at this moment, and nothing else. */
export type Lines = {
  readonly what: string;
  /** The first `limit` after the place, in the order of their keys. */
  readonly list: (db: Db, asked: LinesAsked) => Promise<readonly Line[]>;
  /** May this one enter each of these? Of what is on now, at this moment. */
  readonly entering?: (
    db: Db,
    person: PersonId,
    entered: readonly string[],
  ) => Promise<readonly { readonly verdict: Verdict; readonly zone: string }[]>;
};

const keyOf = ({ shown }: Line): string => `${shown.starts} ${shown.event}`;

/** Of lists that are each in order, the first `limit` of all. */
export function merge(
  lists: readonly (readonly Line[])[],
  latestFirst: boolean,
  limit: number,
): Line[] {
  const heads = lists.map((list) => ({ list, at: 0 })).filter(({ list }) => list.length > 0);
  const merged: Line[] = [];
  while (merged.length < limit && heads.length > 0) {
    const next = heads.reduce((best, head) =>
      keyOf(head.list[head.at]!) < keyOf(best.list[best.at]!) !== latestFirst ? head : best,
    );
    merged.push(next.list[next.at]!);
    next.at += 1;
    if (next.at === next.list.length) heads.splice(heads.indexOf(next), 1);
  }
  return merged;
}

/** One page over all sources: each is asked for no more than it. */
export const listLines = async (
  db: Db,
  sources: readonly Lines[],
  asked: LinesAsked,
): Promise<Line[]> =>
  merge(
    await Promise.all(sources.map((source) => source.list(db, asked))),
    asked.stretch.when === 'past',
    asked.limit,
  );
