import type { Subjects } from '../../access/subject.ts';
import { countOpenedTo } from './store.ts';

/** What they are called, sessions say already. */
export const ownSubjects: Subjects = {
  what: 'own-room',
  named: () => Promise.resolve([]),
  openedTo: countOpenedTo,
};
