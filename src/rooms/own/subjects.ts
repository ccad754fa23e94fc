import type { Subjects } from '../../access/subject.ts';
import { notify } from '../../notices/actions.ts';
import { newsOf, roomLostGroup } from './notice.ts';
import { countOpenedTo, ownedAmong } from './store.ts';

/** What they are called, sessions say already. */
export const ownSubjects: Subjects = {
  what: 'own-room',
  named: () => Promise.resolve([]),
  openedTo: countOpenedTo,
  // as many as there are: each owner is told of their own
  lostGroup: async (tx, _by, { ids, who }) => {
    for (const room of await ownedAmong(tx, ids, who.person))
      await notify(tx, roomLostGroup, newsOf(room));
  },
};
