import type { Subjects } from '../../access/subject.ts';
import { sessionsById, sessionsLeftBy } from '../store.ts';
import { loseGroup } from './store.ts';

export const sessionSubjects: Subjects = {
  what: 'session',
  named: sessionsById,
  leftBy: sessionsLeftBy,
  lostGroup: loseGroup,
};
