import { unnameInEntries } from '../../base/journal/personal.ts';
import type { Personal } from '../../base/personal.ts';

/** Whoever is kept out is not told so here either; what the log of a room says stays, unnamed. */
export const decisionsPersonal: Personal = {
  name: 'decisions at the door',
  columns: { 'room_blocks.person_id': 'erased', 'room_blocks.by_id': 'unnamed' },
  exported: async () => ({}),
  erased: async (tx, { person }) => {
    await tx.deleteFrom('room_blocks').where('person_id', '=', person).execute();
    await unnameInEntries(tx, person, ['knock', 'room', 'host', 'block']);
  },
};
