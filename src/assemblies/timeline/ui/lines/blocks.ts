import type { Line, Standing, Stands } from './api.ts';
import type { Range } from './scale.ts';

/** What stands on an assembly, in milliseconds; `booking`: null where several are told as one. */
export type Block = Range & {
  readonly key: string;
  readonly blocked: Range;
  readonly look: 'mine' | 'booked' | 'maintenance' | 'offer';
  readonly booking: Standing | null;
};
export type Row = Omit<Line, 'bookings' | 'busy'> & {
  readonly blocks: readonly Block[];
  /** The stretches of which each booking is known. */
  readonly told: readonly Range[];
};

const ms = (instant: string): number => Date.parse(instant);

export function blocksOf({ bookings, busy }: Pick<Line, 'bookings' | 'busy'>): readonly Block[] {
  return [
    ...bookings.map((booking): Block => {
      const { id, from, to, blockedFrom, blockedTo, kind, mine } = booking;
      return {
        key: id,
        from: ms(from),
        to: ms(to),
        blocked: { from: ms(blockedFrom), to: ms(blockedTo) },
        look: mine ? 'mine' : kind === 'booking' ? 'booked' : kind,
        booking,
      };
    }),
    ...busy.map((block): Block => {
      const span = { from: ms(block.from), to: ms(block.to) };
      const look = block.maintenance ? 'maintenance' : 'booked';
      return { key: `busy ${block.from}`, ...span, blocked: span, look, booking: null };
    }),
  ].sort((one, other) => one.from - other.from);
}

/** The same assembly as several answers tell of it, each for a stretch of its own. */
export function merged(lines: readonly Row[]): Row {
  const [first, ...rest] = lines;
  if (rest.length === 0) return first!;
  const blocks = new Map(lines.flatMap((line) => line.blocks.map((block) => [block.key, block])));
  return {
    ...first!,
    told: lines.flatMap(({ told }) => told),
    blocks: [...blocks.values()].sort((one, other) => one.from - other.from),
  };
}

const meets = (one: Range, other: Range): boolean => one.from < other.to && one.to > other.from;
export const within = (row: Row, range: Range): readonly Block[] =>
  row.blocks.filter(({ blocked }) => meets(blocked, range));
/** What a span would run into, with its start-up and cleanup. */
export const inTheWay = (row: Row, { from, to }: Range, but: string | null): Block | undefined =>
  row.blocks.find(
    ({ key, blocked }) =>
      key !== but &&
      meets(blocked, { from: from - row.startup * 1000, to: to + row.cleanup * 1000 }),
  );

/** The clock goes on after the answer: what stands on it now says how it stands. */
export function standsAt(row: Row, now: number): Stands {
  if (!row.inService || !row.told.some(({ from, to }) => from <= now && now < to))
    return row.stands;
  const block = row.blocks.find(({ blocked }) => blocked.from <= now && now < blocked.to);
  if (!block) return 'available';
  if (block.look === 'maintenance') return 'out-of-service';
  return now < block.from ? 'preparing' : now < block.to ? 'in-use' : 'cleaning';
}

/** The next stretch from `from` in which the assembly is free for that long; null: none is known. */
export function nextFree(row: Row, { from, to }: Range, length: number): Range | null {
  const [before, after] = [row.startup * 1000, row.cleanup * 1000];
  let at = from;
  for (const { blocked } of row.blocks) {
    if (blocked.to + before <= at) continue;
    if (at + length + after <= blocked.from) break;
    at = Math.max(at, blocked.to + before);
  }
  if (at + length > to) return null;
  const next = row.blocks.find(({ blocked }) => blocked.from >= at);
  return { from: at, to: next ? Math.min(to, next.blocked.from - after) : to };
}
