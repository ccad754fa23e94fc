import type { Subjects } from '../../access/subject.ts';
import { bookingsById } from './store.ts';

export const bookingSubjects: Subjects = { what: 'booking', named: bookingsById };
