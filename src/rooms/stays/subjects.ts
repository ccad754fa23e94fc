import type { Subjects } from '../../access/subject.ts';
import { staysById } from './store.ts';

export const staySubjects: Subjects = { what: 'stay', named: staysById };
