import { evaluate } from '../../../access/gate.ts';
import type { Fault } from '../../../base/api/refusals.ts';
import type { AddFacts, GroupFacts } from '../standing/checks.ts';
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

/** What turns the list as it is into the list as it shall be. */
export function difference<P extends string>(
  now: readonly Seat<P>[],
  wanted: readonly Seat<P>[],
): Difference<P> {
  const before = new Map(now.map(({ person, role }) => [person, role]));
  const after = new Set(wanted.map(({ person }) => person));
  return {
    added: wanted.filter(({ person }) => !before.has(person)),
    removed: now.map(({ person }) => person).filter((person) => !after.has(person)),
    changed: wanted.filter(({ person, role }) => before.has(person) && before.get(person) !== role),
  };
}

/** Places in the list of people who stand in it a second time. */
export function twice(people: readonly Seat[]): number[] {
  const seen = new Set<string>();
  return people.flatMap(({ person }, place) =>
    seen.has(person) ? [place] : (seen.add(person), []),
  );
}

/**
 * One's own edits put on a list that others have changed meanwhile: theirs stay where one did not
 * touch the person.
 */
export function reapply<P extends string>(
  base: readonly Seat<P>[],
  mine: ReadonlyMap<P, Role | null>,
): Seat<P>[] {
  const kept = base.flatMap((seat) => {
    const edit = mine.get(seat.person);
    return edit === undefined ? [seat] : edit === null ? [] : [{ person: seat.person, role: edit }];
  });
  const there = new Set(base.map(({ person }) => person));
  const more = [...mine].flatMap(([person, role]) =>
    role !== null && !there.has(person) ? [{ person, role }] : [],
  );
  return [...kept, ...more];
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
  facts: GroupFacts,
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
