import type { Deps, Reaction } from '../../base/deps.ts';
import type { PersonId } from '../../base/ids.ts';
import { idsIn } from '../../base/journal/journal.ts';

/**
 * Who is told stands in the entry: of a decline or a block only the one who did it, so that a hint
 * tells no more than silence. What a contact opens or closes (candidates of groups, sessions) is
 * looked at again with it.
 */
export const contactsReactions =
  ({ live }: Deps): Reaction =>
  async (entries) => {
    for (const entry of entries) {
      if (!entry.kind.startsWith('contact.')) continue;
      const reaching = entry.kind === 'contact.accepted' || entry.kind === 'contact.ended';
      const topics = reaching ? ['contacts', 'groups', 'sessions', 'me'] : ['contacts'];
      live.hint(idsIn(entry, 'persons').map((person) => ({ person: person as PersonId, topics })));
    }
  };
