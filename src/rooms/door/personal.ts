import { sql } from 'kysely';
import { untitleEntries } from '../../base/journal/personal.ts';
import type { Personal } from '../../base/personal.ts';

/** What their own rooms said, and were called, also those that are gone. */
export const doorPersonal: Personal = {
  name: 'rooms of their own',
  columns: {},
  exported: async () => ({}),
  erased: async (tx, { person }) => {
    await sql`
      update rooms
      set says = ''
      where session_id in (select id from audiences where made_by = ${person} and not managed)`.execute(
      tx,
    );
    await untitleEntries(tx, person, 'own.made');
  },
};
