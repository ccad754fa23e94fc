import { unnameInEntries } from '../../base/journal/personal.ts';
import type { Personal } from '../../base/personal.ts';

/** What the log of a room says stays, unnamed. */
export const decisionsPersonal: Personal = {
  name: 'decisions at the door',
  columns: {},
  exported: async () => ({}),
  erased: (tx, { person }) => unnameInEntries(tx, person, ['knock', 'room', 'host', 'block']),
};
