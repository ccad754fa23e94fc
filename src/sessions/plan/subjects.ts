import type { Subjects } from '../../access/subject.ts';
import { noteDismissed } from './hosts/actions.ts';
import { dropHostsOf } from './hosts/store.ts';
import { sessionsById, sessionsLeftBy } from '../store.ts';
import { raiseVersions } from './store.ts';

export const sessionSubjects: Subjects = {
  what: 'session',
  named: sessionsById,
  leftBy: sessionsLeftBy,
  // where there are other groups, hosts are of those
  lostGroup: async (tx, by, { ids, who }) => {
    await raiseVersions(tx, by, ids);
    await noteDismissed(tx, who, await dropHostsOf(tx, by, ids));
  },
};
