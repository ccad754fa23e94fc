import type { Personal } from '../../base/personal.ts';

/** Whoever is kept out is not told so here either. */
export const blocksPersonal: Personal = {
  name: 'blocks at the door',
  columns: { 'room_blocks.person_id': 'erased', 'room_blocks.by_id': 'unnamed' },
  exported: async () => ({}),
  erased: async (tx, { person }) =>
    void (await tx.deleteFrom('room_blocks').where('person_id', '=', person).execute()),
};
