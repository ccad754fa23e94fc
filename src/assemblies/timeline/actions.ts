import { byName, keyIn, pageOf } from '../../base/api/cursor.ts';
import type { Db } from '../../base/data/database.ts';
import type { GroupId } from '../../base/ids.ts';
import type { Who } from '../../base/serve/caller.ts';
import { freeIn, grainOf, spanIn } from './rules.ts';
import { listChoices, listLines, type Choices, type Line, type Stands } from './store.ts';

type Asked = {
  readonly from: string;
  readonly to: string;
  readonly q?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly group?: GroupId | undefined;
  readonly state?: Stands | undefined;
  readonly freeFrom?: string | undefined;
  readonly freeTo?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

const iso = (instant: string): string => new Date(instant).toISOString();

/** What stands on the assemblies that somebody sees. */
export async function timeline(
  db: Db,
  who: Who,
  { q = '', tags = [], group, state, freeFrom, freeTo, cursor, limit, ...asked }: Asked,
) {
  const span = spanIn(asked);
  const lines = await listLines(db, who.person, {
    span,
    grain: grainOf(span),
    q,
    tags,
    group: group ?? null,
    state: state ?? null,
    free: freeIn(freeFrom, freeTo),
    after: keyIn(cursor, byName),
    limit: limit + 1,
  });
  return pageOf(lines, limit, ({ key, id }) => [key, id], shown);
}

const shown = ({ key: _, bookings, busy, ...line }: Line) => ({
  ...line,
  bookings: bookings.map((booking) => ({
    ...booking,
    from: iso(booking.from),
    to: iso(booking.to),
    blockedFrom: iso(booking.blockedFrom),
    blockedTo: iso(booking.blockedTo),
  })),
  busy: busy.map((block) => ({ ...block, from: iso(block.from), to: iso(block.to) })),
});

export const choices = (db: Db, who: Who): Promise<Choices> => listChoices(db, who.person);
