import type { Subjects } from '../../base/subject.ts';
import { organisationsById } from './store.ts';

export const organisationSubjects: Subjects = { what: 'organisation', named: organisationsById };
