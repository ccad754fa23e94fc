import { notify } from '../../notices/actions.ts';
import type { Personal } from '../../base/personal.ts';
import { newsOf, roomLostHost } from './notice.ts';
import { hostedBy } from './store.ts';

/** The owners of rooms that the person hosts are told, before it is forgotten that they do. */
export const ownPersonal: Personal = {
  name: 'rooms of others',
  columns: {},
  exported: async () => ({}),
  erased: async (tx, { person }) => {
    for (const room of await hostedBy(tx, person)) await notify(tx, roomLostHost, newsOf(room));
  },
};
