import { aboutOneself, type Ask } from '../../access/ask.ts';
import type { OrganisationId } from '../../base/ids.ts';
import { makeRoom } from './gates.ts';
import { loadMaker } from './store.ts';

export const ownAsks: readonly Ask[] = [
  aboutOneself({ gate: 'make-room', of: 'organisation' }, makeRoom, async (db, asker, subject) => {
    const facts = await loadMaker(db, asker, subject as OrganisationId);
    return facts.organisation && { facts, title: facts.organisation.name };
  }),
];
