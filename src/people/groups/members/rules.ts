import { evaluate } from '../../../access/gate.ts';
import type { Fault } from '../../../base/api/refusals.ts';
import type { AddFacts, GroupStanding } from '../standing/checks.ts';
import { addToGroup } from '../standing/gates.ts';

/** People directly in one group; larger audiences are groups inside a group. */
export const LARGEST = 2000;

export type Role = 'manager' | 'member';
export type Seat<P extends string = string> = { readonly person: P; readonly role: Role };
export type Difference<P extends string> = {
  readonly added: readonly Seat<P>[];
  readonly removed: readonly P[];
  readonly changed: readonly Seat<P>[];
};

/** A place on the list as somebody wants it; null: none. */
export type Wish<P extends string = string> = { readonly person: P; readonly role: Role | null };

/** What the wishes change on the list as it is. */
export function difference<P extends string>(
  now: readonly Seat<P>[],
  wishes: readonly Wish<P>[],
): Difference<P> {
  const before = new Map(now.map(({ person, role }) => [person, role]));
  const seats = wishes.flatMap(({ person, role }) => (role === null ? [] : [{ person, role }]));
  return {
    added: seats.filter(({ person }) => !before.has(person)),
    removed: wishes.flatMap(({ person, role }) =>
      role === null && before.has(person) ? [person] : [],
    ),
    changed: seats.filter(({ person, role }) => before.has(person) && before.get(person) !== role),
  };
}

/** Who manages it once the wishes are fulfilled. */
export const managersAfter = <P extends string>(
  now: readonly Seat<P>[],
  wishes: readonly Wish<P>[],
): readonly P[] => {
  const after = new Map<P, Role | null>(
    [...now, ...wishes].map(({ person, role }) => [person, role]),
  );
  return [...after].flatMap(([person, role]) => (role === 'manager' ? [person] : []));
};

/** Places in the list of people who stand in it a second time. */
export function twice(people: readonly Wish[]): number[] {
  const seen = new Set<string>();
  return people.flatMap(({ person }, place) =>
    seen.has(person) ? [place] : (seen.add(person), []),
  );
}

export const stranger: AddFacts['person'] = {
  label: '',
  email: null,
  known: false,
  contact: false,
  ofOrganisation: false,
  counts: false,
  incoming: null,
  waiting: false,
  member: false,
};

/**
 * For each person who may not be added, where they stand in the request and the sentence of the
 * first check that failed.
 */
export const additionFaults = <P extends string>(
  facts: GroupStanding,
  standing: ReadonlyMap<P, AddFacts['person']>,
  people: readonly { readonly person: P; readonly pointer: string }[],
): Fault[] =>
  people.flatMap(({ person, pointer }) => {
    const first = evaluate(addToGroup, {
      ...facts,
      person: standing.get(person) ?? stranger,
    }).checks.find(({ outcome }) => outcome === 'failed');
    if (!first) return [];
    return [
      {
        pointer,
        code:
          first.name === 'contact-accepted' ? `contact-${String(first.args['why'])}` : first.name,
        args: { ...first.args },
      },
    ];
  });
