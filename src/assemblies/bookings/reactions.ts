import { kindsOf, type Entry } from '../../base/journal/entries.ts';
import type { AssemblyId } from '../../base/ids.ts';
import type { News } from '../../sessions/gate/reactions.ts';
import { seers } from '../gate/store.ts';
import { bookingEntries } from './entries.ts';

/** Pages show bookings on their assemblies, and hear of them as of these. */
export const bookingNews: News = {
  what: 'assembly',
  entries: kindsOf(bookingEntries),
  subjectOf: (entry: Entry) => ('assembly' in entry.data ? entry.data.assembly : null),
  seenBy: (db, assembly, here) => seers.among(db, assembly as AssemblyId, here),
};
