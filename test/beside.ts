import { expect } from 'vitest';
import type { Db } from '../src/base/data/database.ts';
import { newId, type PersonId } from '../src/base/ids.ts';
import type { DoorFacts } from '../src/rooms/gate/checks.ts';
import { loadFacts, type Pair } from '../src/rooms/gate/store.ts';

/**
 * Whoever asks for themselves alone is answered by a shorter statement than whoever asks about
 * others, too: both must find the same.
 */
export async function sameBesideOthers(
  db: Db,
  person: PersonId,
  pairs: readonly Pair[],
): Promise<void> {
  const stranger = { ...pairs[0]!, person: newId<'person'>(), guest: null };
  const [alone, beside] = await Promise.all([
    loadFacts(db, person, pairs, 'all'),
    loadFacts(db, person, [...pairs, stranger], 'all'),
  ]);
  const timeless = (all: readonly DoorFacts[]): unknown[] =>
    all.map((facts) => JSON.parse(JSON.stringify(facts).replaceAll(facts.now.toJSON(), 'now')));
  expect(timeless(beside.slice(0, -1))).toEqual(timeless(alone));
}
