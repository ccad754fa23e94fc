import type { Args, Check, Path, Remedy } from '../../access/gate.ts';
import type { AssemblyId, BookingId, QualificationId } from '../../base/ids.ts';
import { beyond, flawOf, latestEnd, type Claim } from './rules.ts';
import {
  ask,
  groupsOf,
  inAudience,
  inGroup,
  known,
  unlessSelf,
  waysIn,
  who,
  type Audience,
  type Facts,
} from '../../people/audience/checks.ts';

/**
 * An assembly as those meet it who see or book it. Its groups and the ways in are those of whoever
 * may book.
 */
export type Assembly = Audience & {
  readonly id: AssemblyId;
  readonly title: string;
  readonly state: 'in-service' | 'on-stock' | 'out-of-service';
  readonly reason: string;
  readonly retired: boolean;
  /** The person is in a group that may see it. */
  readonly shown: boolean;
  /** What it asks for, and whether the person has that now. */
  readonly qualification: { readonly id: QualificationId; readonly name: string } | null;
  readonly qualified: boolean;
  /** What they want of it; null: nothing is said of a span. */
  readonly claim: Claim | null;
};
/** One claim on it, which is there. */
export type Claimed = Assembly & {
  readonly booking: {
    readonly id: BookingId;
    readonly kind: 'booking' | 'maintenance' | 'offer';
    readonly starts: Date;
    readonly ends: Date;
    readonly released: boolean;
    readonly cancelled: boolean;
    /** The person holds it, or manages whoever does. */
    readonly held: boolean;
    readonly managed: boolean;
  };
};
export type BookingFacts = Facts<Claimed>;
export type AssemblyFacts<About extends Assembly = Assembly> = Facts<About>;

/** Admin of its organisation. */
const administers = ({ role, suspended }: Assembly): boolean => role === 'admin' && !suspended;

/** Everything that is told of one group, as of those that may book. */
const asked = inGroup<Assembly>({ instead: () => [], also: () => [] });
const bring = (facts: AssemblyFacts): readonly Remedy[] =>
  facts.about && administers(facts.about) ? [openAssembly(facts.about)] : asked.remedies!(facts);
const openAssembly = ({ id }: Assembly): Remedy => ({
  name: 'open-assembly',
  href: `/control/assemblies/${id}`,
});
const audience = (facts: AssemblyFacts): Args => ({
  ...who(facts),
  ask: 'admins',
  ...(facts.about && groupsOf(facts.about)),
});
const adminPath = (about: Assembly): readonly Path[] =>
  administers(about) ? [{ via: 'admin', label: '' }] : [];

/** The SQL function `assemblies_of` says the same as a set. */
export const seesAssembly: Check<AssemblyFacts> = {
  name: 'sees-assembly',
  when: ({ person }) => person.id !== null,
  passes: ({ about }) => about !== null && (administers(about) || about.shown || inAudience(about)),
  hidden: (facts) => !known(facts),
  args: audience,
  remedies: (facts) => unlessSelf(facts, () => asked.remedies!(facts)),
  paths: ({ about }) => [...waysIn(about!), ...adminPath(about!)],
};
export const managesAssembly: Check<AssemblyFacts> = {
  name: 'manages-assembly',
  when: known,
  passes: ({ about }) => administers(about!),
  args: who,
  remedies: () => [{ name: 'ask-manager', args: { ask: 'admins' } }],
  paths: ({ about }) => adminPath(about!),
};
export const mayBookIt: Check<AssemblyFacts> = {
  name: 'may-book',
  when: known,
  passes: ({ about }) => inAudience(about!),
  args: audience,
  remedies: (facts) => unlessSelf(facts, () => bring(facts)),
  paths: ({ about }) => waysIn(about!),
};
export const qualified: Check<AssemblyFacts> = {
  name: 'qualified',
  when: known,
  passes: ({ about }) => about!.qualification === null || about!.qualified,
  args: (facts) => ({
    ...who(facts),
    why: facts.about!.qualification ? 'asked' : 'none',
    qualification: facts.about!.qualification?.name ?? '',
  }),
  remedies: (facts) => [ask(facts)],
};
export const inService: Check<AssemblyFacts> = {
  name: 'in-service',
  when: known,
  passes: ({ about }) => about!.state === 'in-service' && !about!.retired,
  args: ({ about }) => ({
    why: about!.retired ? 'retired' : about!.state === 'on-stock' ? 'stock' : 'out',
    reason: about!.reason || 'none',
  }),
  remedies: ({ asker, about }) => (asker.admin ? [openAssembly(about!)] : []),
};

const minutes = (seconds: number): number => Math.round(seconds / 60);
export const spanValid: Check<AssemblyFacts> = {
  name: 'span-valid',
  when: known,
  passes: ({ now, about }) => about!.claim === null || flawOf(about!.claim, now) === null,
  args: ({ now, about }): Args => {
    const { claim } = about!;
    if (!claim) return { why: 'none' };
    return {
      why: flawOf(claim, now) ?? 'fine',
      shortest: minutes(claim.shortest),
      longest: minutes(claim.longest),
      until: new Date(now.getTime() + claim.horizon * 1000).toISOString(),
    };
  },
};
/** What one person may claim through a group. */
export const withinLimits: Check<AssemblyFacts> = {
  name: 'within-limits',
  when: known,
  needs: ['span-valid'],
  passes: ({ now, about }) => limitOf(about!.claim, now) === null,
  args: ({ now, about }) => limits(about!.claim, limitOf(about!.claim, now)),
};
const limitOf = (claim: Claim | null, now: Date) =>
  claim?.through ? beyond(claim, claim.through, now) : null;
const limits = (claim: Claim | null, why: string | null): Args => ({
  why: claim ? (why ?? 'fine') : 'none',
  latest: 'none',
  group: claim?.through?.name ?? '',
  most: claim?.through?.atOnce ?? 0,
  longest: minutes(Math.min(claim?.longest ?? 0, claim?.through?.longest ?? Infinity)),
  days: Math.floor(Math.min(claim?.horizon ?? 0, claim?.through?.horizon ?? Infinity) / 86_400),
});
/** The constraint `slot_free` is the last fence. */
export const slotFree: Check<AssemblyFacts> = {
  name: 'slot-free',
  when: known,
  needs: ['span-valid'],
  passes: ({ about }) => !about!.claim?.blocking,
  args: ({ about }) => between(about!.claim),
};
const between = (claim: Claim | null): Args => ({
  why: claim ? (claim.blocking ? 'taken' : 'fine') : 'none',
  latest: 'none',
  from: claim?.blocking?.from.toISOString() ?? '',
  to: claim?.blocking?.to.toISOString() ?? '',
});

export const holdsBooking: Check<BookingFacts> = {
  name: 'holds-booking',
  when: known,
  passes: ({ about }) => about!.booking.held || about!.booking.managed,
  args: who,
  remedies: (facts) => [ask(facts)],
  paths: ({ about }) =>
    about!.booking.held ? [{ via: 'creator', label: '' }] : [{ via: 'manager', label: '' }],
};
/** Whoever may know of a booking: its holder and who manages it, and whoever sees the assembly. */
export const seesBooking: Check<BookingFacts> = {
  ...seesAssembly,
  name: 'sees-booking',
  passes: (facts) => holdsBooking.passes(facts) || seesAssembly.passes(facts),
  paths: () => [],
};
const isOver = ({ now, about }: BookingFacts): boolean => {
  const { ends, released, cancelled } = about!.booking;
  return released || cancelled || ends <= now;
};
const stateOf = (facts: BookingFacts): Args => {
  const { released, cancelled, starts, ends } = facts.about!.booking;
  return {
    why: cancelled ? 'cancelled' : released ? 'released' : isOver(facts) ? 'over' : 'fine',
    starts: starts.toISOString(),
    ends: ends.toISOString(),
  };
};
export const notOver: Check<BookingFacts> = {
  name: 'not-over',
  when: known,
  passes: (facts) => !isOver(facts),
  args: stateOf,
};
export const runningOrUpcoming: Check<BookingFacts> = { ...notOver, name: 'running-or-upcoming' };
export const notBegun: Check<BookingFacts> = {
  name: 'not-begun',
  needs: ['not-over'],
  passes: ({ now, about }) => about!.booking.starts > now,
  args: stateOf,
};
const latestOf = ({ now, about }: BookingFacts): Args => {
  const latest = about!.claim ? latestEnd(about!.claim, now) : null;
  return { latest: latest?.at.toISOString() ?? 'none' };
};
/** The longest and the horizon count from its start, whatever was asked for first. */
export const extendsWithin: Check<BookingFacts> = {
  name: 'within-limits',
  needs: ['running-or-upcoming'],
  passes: ({ now, about }) => whyNotLonger(about!.claim, now) === null,
  args: (facts) => {
    const { now, about } = facts;
    return { ...limits(about!.claim, whyNotLonger(about!.claim, now)), ...latestOf(facts) };
  },
};
function whyNotLonger(claim: Claim | null, now: Date): string | null {
  if (!claim) return null;
  const flaw = flawOf({ ...claim, starts: new Date(Math.max(+claim.starts, +now)) }, now);
  if (flaw === 'order' || flaw === 'past') return 'past';
  const { at, why } = latestEnd({ ...claim, open: null }, now);
  return claim.ends > at ? why : null;
}
export const longerFree: Check<BookingFacts> = {
  name: 'slot-free',
  needs: ['running-or-upcoming'],
  passes: ({ about }) => !about!.claim?.blocking,
  args: (facts) => ({ ...between(facts.about!.claim), ...latestOf(facts) }),
};
