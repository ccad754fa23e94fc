import { aboutOneself, type Ask } from '../../access/ask.ts';
import type { GroupId } from '../../base/ids.ts';
import { makeSession } from './gates.ts';
import { loadGroupFacts } from './store.ts';

export const planAsks: readonly Ask[] = [
  aboutOneself({ gate: 'make-session', of: 'group' }, makeSession, async (db, asker, subject) => {
    const facts = await loadGroupFacts(db, asker, subject as GroupId);
    return facts.group && { facts, title: facts.group.name };
  }),
];
