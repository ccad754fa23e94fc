import type { Telling } from '../../base/journal/missed.ts';
import { groupsIn, kindsOf, personsIn } from '../../base/journal/entries.ts';
import { together, type Reaction } from '../../base/journal/hearing.ts';
import type { Hint } from '../../base/live/live.ts';
import { memberEntries } from '../organisation/entries.ts';
import { groupEntries } from './entries.ts';
import { standings } from './standing/store.ts';

/**
 * Who sees a group now is told which one has changed; who has just lost it, or does not count in
 * it, only that something has; who is suspended, nothing.
 */
export const groupsReactions = ({ db, live }: Telling): Reaction =>
  together([...kindsOf(groupEntries), ...kindsOf(memberEntries)], async (entries) => {
    const here = live.here();
    if (here.length === 0) return;
    const groups = new Set(entries.flatMap((entry) => [...groupsIn(entry), entry.subject]));
    const hints: Hint[] = entries
      .flatMap(personsIn)
      .map((person) => ({ person, topics: ['groups', 'sessions', 'me'] }));
    for (const { person, group, sees } of await standings(db, [...groups], here))
      hints.push({
        person,
        topics: sees ? ['groups', `group:${group}`, 'sessions'] : ['groups', 'sessions'],
      });
    live.hint(hints);
  });
