import type { Subjects } from '../../base/subject.ts';
import { staysById } from './store.ts';

export const staySubjects: Subjects = { what: 'stay', named: staysById };
