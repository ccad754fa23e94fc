import { byItself } from '../../access/admit.ts';
import type { Consequences } from '../../base/journal/consequences.ts';
import { kindsOf, personsIn } from '../../base/journal/entries.ts';
import { together, type Reaction } from '../../base/journal/hearing.ts';
import { append } from '../../base/journal/journal.ts';
import type { Telling } from '../../base/journal/missed.ts';
import { groupsIn } from '../../base/journal/entries.ts';
import { standings } from '../groups/standing/store.ts';
import { endTechnicalUser } from './actions.ts';
import { technicalEntries } from './entries.ts';
import { technicalUsersOf } from './store.ts';
import { tokenEntries } from './tokens/entries.ts';

/** They go with their group. */
export const technicalConsequences: Consequences = {
  'group.deleted': async (tx, said) => {
    for (const { id, name } of await technicalUsersOf(tx, said.subject)) {
      await endTechnicalUser(tx, byItself, id);
      await append(tx, said, {
        kind: 'technical-user.deleted',
        organisation: said.organisation,
        subject: id,
        data: { name, persons: [id], groups: [said.subject], because: 'group-deleted' },
      });
    }
  },
};

/** Who sees the group looks again, and whose token it is. */
export const technicalReactions = ({ db, live }: Telling): Reaction =>
  together([...kindsOf(technicalEntries), ...kindsOf(tokenEntries)], async (entries) => {
    const here = live.here();
    if (here.length === 0) return;
    const hints = entries
      .flatMap(personsIn)
      .map((person) => ({ person, topics: ['tokens'] as readonly string[] }));
    const groups = [...new Set(entries.flatMap(groupsIn))];
    for (const { person, sees } of await standings(db, groups, here))
      if (sees) hints.push({ person, topics: ['groups'] });
    live.hint(hints);
  });
