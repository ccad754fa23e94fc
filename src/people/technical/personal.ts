import type { Personal } from '../../base/personal.ts';

/** A technical user is of its group, and stays with it; who made it has no name there. */
export const technicalPersonal: Personal = {
  name: 'technical users',
  columns: { 'technical_users.person_id': 'unnamed', 'technical_users.made_by': 'unnamed' },
  exported: async () => ({}),
  erased: async () => undefined,
};
