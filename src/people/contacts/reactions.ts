import type { Telling } from '../../base/journal/missed.ts';
import { kindsOf, type Entry } from '../../base/journal/entries.ts';
import { each, on, type Reaction } from '../../base/journal/hearing.ts';
import { contactEntries } from './entries.ts';

/**
 * Who is told stands in the entry: of a decline or a block only the one who did it, so that a hint
 * tells no more than silence. What a contact opens or closes (candidates of groups, sessions) is
 * looked at again with it.
 */
export const contactsReactions = ({ live }: Telling): Reaction => {
  const hint =
    (topics: readonly string[]) =>
    ({ data }: Entry<keyof typeof contactEntries>): void =>
      live.hint(data.persons.map((person) => ({ person, topics })));
  return on({
    ...each(kindsOf(contactEntries), hint(['contacts'])),
    ...each(['contact.accepted', 'contact.ended'], hint(['contacts', 'groups', 'sessions', 'me'])),
  });
};
