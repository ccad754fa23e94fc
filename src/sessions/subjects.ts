import type { Subjects } from '../base/subject.ts';
import { sessionsById, sessionsLeftBy } from './store.ts';

export const sessionSubjects: Subjects = {
  what: 'session',
  named: sessionsById,
  leftBy: sessionsLeftBy,
};
