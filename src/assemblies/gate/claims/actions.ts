import { evaluate, type Verdict } from '../../../access/gate.ts';
import type { Db } from '../../../base/data/database.ts';
import type { GroupId, PersonId } from '../../../base/ids.ts';
import type { AssemblyFacts, BookingFacts } from '../checks.ts';
import { book } from '../gates.ts';
import { bestOf, type Claim, type Through } from '../rules.ts';
import { loadAssemblies } from '../store.ts';
import { findClaims, type loadBookings, type Bounded, type Found, type Wanted } from './store.ts';

/** One of several claims that are wanted together, and what is known of it. */
export type Judging = { readonly wanted: Wanted; readonly facts: AssemblyFacts };

/**
 * What is known of somebody and what they want, claim by claim: of each group they count what they
 * want before it. `group`: through which they book, where they say so.
 */
export async function loadWanted(
  db: Db,
  person: PersonId,
  wanted: readonly Wanted[],
  group: GroupId | null,
): Promise<Judging[]> {
  const ids = [...new Set(wanted.map(({ assembly }) => assembly))];
  const pairs = ids.map((assembly) => ({ person, assembly }));
  const facts = await loadAssemblies(db, person, pairs);
  const there = wanted.filter(({ assembly }) => facts[ids.indexOf(assembly)]!.about);
  const claims = await findClaims(db, person, there);
  const taken = new Map<GroupId, number>();
  return wanted.map((one) => {
    const about = facts[ids.indexOf(one.assembly)]!;
    const claim = claims[there.indexOf(one)];
    return { wanted: one, facts: claim ? withClaim(about, one, claim, { group, taken }) : about };
  });
}
type Taken = { readonly group: GroupId | null; readonly taken: Map<GroupId, number> };
function withClaim(
  facts: AssemblyFacts,
  { starts, ends }: Wanted,
  { groups, blocking, ...bounds }: Found,
  { group, taken }: Taken,
): AssemblyFacts {
  const counted = groups
    .filter(({ id }) => group === null || id === group)
    .map((one): Through => ({ ...one, held: one.held + (taken.get(one.id) ?? 0) }));
  const through = bestOf({ starts, ends }, counted, facts.now);
  if (through) taken.set(through.id, (taken.get(through.id) ?? 0) + 1);
  const claim: Claim = { ...bounds, starts, ends, through, blocking, open: null };
  return { ...facts, about: facts.about && { ...facts.about, claim } };
}
/** Refused in full: with all that the checklist tells. */
export async function inFull(db: Db, person: PersonId, { facts }: Judging): Promise<Verdict> {
  const { id, claim } = facts.about!;
  const [full] = await loadAssemblies(db, person, [{ person, assembly: id }], 'all');
  const about = full!.about && { ...full!.about, claim };
  return evaluate(book, { ...full!, now: facts.now, about });
}

/** The same booking, until another end. */
export function until(facts: BookingFacts, bounded: Bounded, ends: Date): BookingFacts {
  const { starts } = facts.about!.booking;
  const { next, open, ...bounds } = bounded;
  const blocking = open && ends > open ? next : null;
  return {
    ...facts,
    about: { ...facts.about!, claim: { ...bounds, starts, ends, blocking, open } },
  };
}
const minute = 60_000;
/** As long as nothing is said of another end: may it be a minute longer? */
export const longer = ({ about, ...facts }: Awaited<ReturnType<typeof loadBookings>>[number]) =>
  about
    ? until({ ...facts, about }, about.bounded, new Date(about.booking.ends.getTime() + minute))
    : { ...facts, about };
