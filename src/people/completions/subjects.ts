import type { Subjects } from '../../access/subject.ts';
import { qualificationsById } from './store.ts';

export const qualificationSubjects: Subjects = { what: 'qualification', named: qualificationsById };
