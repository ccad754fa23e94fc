import { timeFormat } from '../words/times.ts';

/** Browser to browser, everyone sends to everyone: beyond six the uplink of a home line is full. */
export const places = 6;
/** An open end is stored as this many minutes. */
export const openEnd = 12 * 60;
/**
 * When a room of dated events is open is said by the SQL functions `opens_at` and `closes_at`;
 * nobody inside is thrown out by time. These bound where to look, in minutes: whatever is open now
 * was to begin at most this long ago (constraints say so), or will within this time, because no
 * host may open earlier.
 */
export const longest = 26 * 60;
export const earliest = 12 * 60;
export const mostOccurrences = 104;
/** A stay not confirmed by its process for this long is over: that process died. */
export const unseenSeconds = 30;

/**
 * When a session takes place, as written on the wall: `start` is local ('2026-11-23T09:00') in
 * `zone`.
 */
export type Plan = {
  readonly start: string;
  readonly zone: string;
  /** null: open end */ readonly minutes: number | null;
  /** Weekly until this date; null: once. */ readonly until: string | null;
};
export type Occurrence = { readonly starts: Date; readonly ends: Date };
/** Why a plan cannot be stored. `at` is the wall time that does not exist. */
export type Flaw = {
  readonly code: 'time-does-not-exist' | 'until-before-start' | 'too-many-occurrences';
  readonly at: string;
};

const minute = 60_000;
const day = 86_400_000;

/** What the clocks in a zone show at an instant, written as if it were UTC. */
function wallAt(instant: number, zone: string): number {
  const reader = timeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  const part: Record<string, number> = {};
  for (const { type, value } of reader.formatToParts(instant)) part[type] = Number(value);
  return Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
}
const asUtc = (wall: string): number => Date.parse(`${wall.slice(0, 16)}:00Z`);

function instantsOf(shown: number, zone: string): readonly number[] {
  const offsets = [-day, day].map((away) => wallAt(shown + away, zone) - (shown + away));
  const found = offsets
    .map((offset) => shown - offset)
    .filter((instant) => wallAt(instant, zone) === shown);
  return [...new Set(found)].sort((one, other) => one - other);
}

/**
 * The instant of a wall time. Where clocks go back it happens twice: the first. Where they go
 * forward it never happens: null.
 */
export function instantOf(wall: string, zone: string): Date | null {
  const [first] = instantsOf(asUtc(wall), zone);
  return first === undefined ? null : new Date(first);
}

/**
 * What a wall time is where clocks change: it comes `twice`, or never, and then `next` is the first
 * that comes.
 */
export type Reading = { readonly at: Date; readonly twice: boolean } | { readonly next: string };
/** null: a text that is no date and time of this century. */
export function readWall(wall: string, zone: string): Reading | null {
  let shown = asUtc(wall);
  if (!/^20\d\d-/u.test(wall) || Number.isNaN(shown) || shownAs(shown) !== wall) return null;
  const [first, second] = instantsOf(shown, zone);
  if (first !== undefined) return { at: new Date(first), twice: second !== undefined };
  while (instantsOf(shown, zone).length === 0) shown += minute;
  return { next: shownAs(shown) };
}

const shownAs = (shown: number): string => new Date(shown).toISOString().slice(0, 16);
export const wallOf = (instant: Date, zone: string): string =>
  shownAs(wallAt(instant.getTime(), zone));

/** Every occurrence at the same wall time, clocks going forward or back; or why that cannot be. */
export function occurrences({ start, zone, minutes, until }: Plan): readonly Occurrence[] | Flaw {
  const last = until === null ? start.slice(0, 10) : until;
  if (last < start.slice(0, 10)) return { code: 'until-before-start', at: last };
  const found: Occurrence[] = [];
  for (let wall = start; wall.slice(0, 10) <= last; wall = shownAs(asUtc(wall) + 7 * day)) {
    if (found.length === mostOccurrences) return { code: 'too-many-occurrences', at: last };
    const starts = instantOf(wall, zone);
    if (!starts) return { code: 'time-does-not-exist', at: wall };
    found.push({ starts, ends: new Date(starts.getTime() + (minutes ?? openEnd) * minute) });
  }
  return found;
}

/**
 * How stored events become those of a changed plan: an event that stays keeps its id, so that
 * calendars see it move.
 */
export function rearrange<Old extends { readonly starts: Date }>(
  old: readonly Old[],
  wanted: readonly Occurrence[],
): {
  readonly kept: readonly (readonly [Old, Occurrence])[];
  readonly gone: readonly Old[];
  readonly fresh: readonly Occurrence[];
} {
  const at = new Map(wanted.map((one) => [one.starts.getTime(), one]));
  const same = old.filter((one) => at.has(one.starts.getTime()));
  const rest = wanted.filter(
    (one) => !same.some((event) => event.starts.getTime() === one.starts.getTime()),
  );
  const others = old.filter((one) => !same.includes(one));
  const moved = others.slice(0, rest.length).map((one, index) => [one, rest[index]!] as const);
  return {
    kept: [...same.map((one) => [one, at.get(one.starts.getTime())!] as const), ...moved],
    gone: others.slice(rest.length),
    fresh: rest.slice(moved.length),
  };
}
