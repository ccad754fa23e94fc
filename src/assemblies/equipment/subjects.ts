import type { Subjects } from '../../access/subject.ts';
import { assembliesById } from './store.ts';

export const assemblySubjects: Subjects = { what: 'assembly', named: assembliesById };
