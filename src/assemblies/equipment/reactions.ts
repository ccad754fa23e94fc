import { groupsIn, kindsOf } from '../../base/journal/entries.ts';
import type { AssemblyId } from '../../base/ids.ts';
import type { News } from '../../sessions/gate/reactions.ts';
import { seers } from '../gate/store.ts';
import { assemblyEntries } from './entries.ts';

export const assemblyNews: News = {
  what: 'assembly',
  entries: kindsOf(assemblyEntries),
  seenBy: (db, assembly, here) => seers.among(db, assembly as AssemblyId, here),
  lostBy: groupsIn,
};
