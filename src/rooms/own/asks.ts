import { aboutOneself, type Ask } from '../../access/ask.ts';
import type { OrganisationId } from '../../base/ids.ts';
import { makeRoom } from './gates.ts';
import { loadMaker } from './store.ts';

export const ownAsks: readonly Ask[] = [
  aboutOneself({ gate: 'make-room', of: 'organisation' }, makeRoom, async (db, asker, subject) => {
    const facts = await loadMaker(db, asker, subject as OrganisationId);
    // whoever is suspended is not told what it is called now
    const { organisation } = facts;
    return organisation && !organisation.suspended ? { facts, title: organisation.name } : null;
  }),
];
