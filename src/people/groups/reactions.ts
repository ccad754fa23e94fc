import type { Deps, Reaction } from '../../base/deps.ts';
import type { PersonId } from '../../base/ids.ts';
import { idsIn } from '../../base/journal/journal.ts';
import type { Hint } from '../../base/live/live.ts';
import { standings } from './standing/store.ts';

/**
 * Who sees a group now is told which one has changed; who has just lost it, or does not count in
 * it, only that something has; who is suspended, nothing.
 */
export const groupsReactions =
  ({ db, live }: Deps): Reaction =>
  async (entries) => {
    const mine = entries.filter(
      (entry) => entry.kind.startsWith('group.') || entry.kind.startsWith('member.'),
    );
    const here = live.here();
    if (mine.length === 0 || here.length === 0) return;
    const groups = [
      ...new Set(
        mine.flatMap((entry) => [
          ...idsIn(entry, 'groups'),
          ...(entry.subject ? [entry.subject] : []),
        ]),
      ),
    ];
    const hints: Hint[] = mine
      .flatMap((entry) => idsIn(entry, 'persons'))
      .map((person) => ({ person: person as PersonId, topics: ['groups', 'sessions', 'me'] }));
    for (const { person, group, sees } of await standings(db, groups, here))
      hints.push({
        person,
        topics: sees ? ['groups', `group:${group}`, 'sessions'] : ['groups', 'sessions'],
      });
    live.hint(hints);
  };
