import type { Subjects } from '../../base/subject.ts';
import { groupsById } from './store.ts';

export const groupSubjects: Subjects = { what: 'group', named: groupsById };
