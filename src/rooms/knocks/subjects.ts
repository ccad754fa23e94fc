import type { Subjects } from '../../access/subject.ts';
import { knocksById } from './store.ts';

export const knockSubjects: Subjects = { what: 'knock', named: knocksById };
