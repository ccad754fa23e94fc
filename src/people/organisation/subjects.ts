import type { Subjects } from '../../access/subject.ts';
import { organisationsById } from './store.ts';

export const organisationSubjects: Subjects = { what: 'organisation', named: organisationsById };
