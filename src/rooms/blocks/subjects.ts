import type { Subjects } from '../../access/subject.ts';
import { blocksById } from './store.ts';

export const blockSubjects: Subjects = { what: 'room-block', named: blocksById };
