import type { Subjects } from '../../access/subject.ts';
import { technicalUsersById } from './store.ts';

export const technicalSubjects: Subjects = { what: 'technical-user', named: technicalUsersById };
