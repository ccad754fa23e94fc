import type { Db } from '../../base/data/database.ts';
import type { PersonId } from '../../base/ids.ts';
import type { Entry } from '../../base/journal/entries.ts';
import { notice } from '../../base/notice.ts';
import { nameIn } from '../known/store.ts';
import { findGroup, standings } from './standing/store.ts';

const seers = async (
  db: Db,
  group: string,
  persons: readonly PersonId[],
): Promise<readonly PersonId[]> => {
  const seeing = new Set(
    (await standings(db, [group], persons)).flatMap(({ person, sees }) => (sees ? [person] : [])),
  );
  return persons.filter((person) => seeing.has(person));
};
const over = async (
  _: Db,
  { subject, data: { persons } }: Entry<'group.member-removed' | 'group.deleted'>,
) => [{ subject, persons }];

const addedToGroup = notice({
  name: 'added-to-group',
  args: { name: 'text', group: 'text' },
  stands: seers,
  lost: async (db, person, subjects) => {
    const seen = new Set<string>(
      (await standings(db, subjects, [person])).flatMap(({ group, sees }) => (sees ? [group] : [])),
    );
    return new Set(subjects.filter((subject) => !seen.has(subject)));
  },
  tells: {
    'group.member-added': async (tx, entry) => {
      const group = entry.subject;
      const newcomers = entry.data.persons.filter((person) => person !== entry.person);
      const persons = await seers(tx, group, newcomers);
      const name = persons[0] && (await findGroup(tx, persons[0], group))?.name;
      if (!name) return [];
      const args = { name: await nameIn(tx, entry.person), group: name };
      return [{ persons, subject: group, by: entry.person, args, href: '/sessions' }];
    },
  },
  ends: { 'group.member-removed': over, 'group.deleted': over },
});
export const groupNotices = [addedToGroup];
