import type { Subjects } from '../../access/subject.ts';
import { webhooksById } from './store.ts';

export const webhookSubjects: Subjects = { what: 'webhook', named: webhooksById };
