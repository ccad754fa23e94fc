import type { Subjects } from '../../access/subject.ts';
import { sessionsById, sessionsLeftBy } from '../store.ts';
import { raiseVersions } from './store.ts';

export const sessionSubjects: Subjects = {
  what: 'session',
  named: sessionsById,
  leftBy: sessionsLeftBy,
  lostGroup: raiseVersions,
};
