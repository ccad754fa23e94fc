import type { Subjects } from '../../access/subject.ts';
import { groupsById } from './store.ts';

export const groupSubjects: Subjects = { what: 'group', named: groupsById };
