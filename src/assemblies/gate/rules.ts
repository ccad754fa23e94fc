import type { GroupId } from '../../base/ids.ts';

export type Span = { readonly starts: Date; readonly ends: Date };
/** What an assembly asks of a span, in seconds. */
export type Bounds = {
  readonly shortest: number;
  readonly longest: number;
  readonly horizon: number;
};
/** A group through which somebody may book, and what one person may claim through it. */
export type Through = {
  readonly id: GroupId;
  readonly name: string;
  readonly atOnce: number | null;
  /** Seconds. */
  readonly longest: number | null;
  readonly horizon: number | null;
  /** Claims of this person through it that are not over, without this one. */
  readonly held: number;
};
/** What somebody wants of an assembly, and what stands there. */
export type Claim = Span &
  Bounds & {
    readonly through: Through | null;
    /** With its start-up and cleanup: the first that stands in the way. */
    readonly blocking: { readonly from: Date; readonly to: Date } | null;
    /** Until when it could go on, as far as others have claimed it; null: without a bound. */
    readonly open: Date | null;
  };

/** Clocks of others may be a little behind. */
const late = 60_000;
const seconds = ({ starts, ends }: Span): number => (ends.getTime() - starts.getTime()) / 1000;
const ahead = ({ ends }: Span, now: Date): number => (ends.getTime() - now.getTime()) / 1000;

export type Flaw = 'order' | 'past' | 'short' | 'long' | 'far';
/** Why a span cannot be booked, whoever asks. */
export function flawOf(claim: Span & Bounds, now: Date): Flaw | null {
  if (claim.ends <= claim.starts) return 'order';
  if (now.getTime() - claim.starts.getTime() > late || claim.ends <= now) return 'past';
  if (seconds(claim) < claim.shortest) return 'short';
  if (seconds(claim) > claim.longest) return 'long';
  return ahead(claim, now) > claim.horizon ? 'far' : null;
}
/** Which limit of the group it goes beyond. */
export function beyond(span: Span, through: Through, now: Date): 'many' | 'long' | 'far' | null {
  if (through.atOnce !== null && through.held >= through.atOnce) return 'many';
  if (through.longest !== null && seconds(span) > through.longest) return 'long';
  return through.horizon !== null && ahead(span, now) > through.horizon ? 'far' : null;
}

/** Of several groups the first whose limits it keeps. */
export const bestOf = (span: Span, groups: readonly Through[], now: Date): Through | null =>
  groups.find((group) => beyond(span, group, now) === null) ?? groups[0] ?? null;

/** The latest end of what starts then, and what stands in the way of a later one. */
export function latestEnd(
  claim: Claim,
  now: Date,
): { readonly at: Date; readonly why: 'claimed' | 'long' | 'far' } {
  const longest = Math.min(claim.longest, claim.through?.longest ?? Infinity);
  const horizon = Math.min(claim.horizon, claim.through?.horizon ?? Infinity);
  const bounds = [
    { at: new Date(claim.starts.getTime() + longest * 1000), why: 'long' as const },
    { at: new Date(now.getTime() + horizon * 1000), why: 'far' as const },
    ...(claim.open ? [{ at: claim.open, why: 'claimed' as const }] : []),
  ];
  return bounds.reduce((least, bound) => (bound.at < least.at ? bound : least));
}
