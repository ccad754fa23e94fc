import type { Telling } from '../../base/journal/missed.ts';
import { groupsIn, kindsOf, personsIn, type Entry } from '../../base/journal/entries.ts';
import { isOf, together, type Reaction } from '../../base/journal/hearing.ts';
import type { PersonId } from '../../base/ids.ts';
import type { Hint } from '../../base/live/live.ts';
import { accountEntries } from '../../people/account/entries.ts';
import { contactEntries } from '../../people/contacts/entries.ts';
import { groupEntries } from '../../people/groups/entries.ts';
import {
  invitationEntries,
  memberEntries,
  organisationEntries,
} from '../../people/organisation/entries.ts';
import { sessionEntries } from '../entries.ts';
import { personsWhoSee } from './actions.ts';
import { adminsOf, peopleIn } from '../store.ts';

/** What may change who sees a session. */
const concerning = kindsOf({
  ...sessionEntries,
  ...groupEntries,
  ...contactEntries,
  ...memberEntries,
  ...organisationEntries,
  ...invitationEntries,
  ...accountEntries,
});
const isOfSession = isOf(kindsOf(sessionEntries));

/**
 * Open pages look again: those who see the session are told which; those who may have lost or
 * gained one only that something changed.
 */
export const sessionsReactions = ({ db, live }: Telling): Reaction => {
  async function hintsFor(entry: Entry, among: readonly PersonId[]): Promise<Hint[]> {
    const hints: Hint[] = [];
    const touched = new Set(personsIn(entry));
    if (entry.person) touched.add(entry.person);
    if (isOfSession(entry)) {
      const topics = ['sessions', `session:${entry.subject}`];
      for (const person of await personsWhoSee(db, entry.subject, among))
        hints.push({ person, topics });
      if (entry.organisation)
        for (const person of await adminsOf(db, entry.organisation, among))
          hints.push({ person, topics });
    }
    for (const person of await peopleIn(db, losing(entry), among)) touched.add(person);
    for (const person of among)
      if (touched.has(person)) hints.push({ person, topics: ['sessions'] });
    return hints;
  }
  return together(concerning, async (entries) => {
    const here = live.here();
    if (here.length === 0) return;
    for (const entry of entries) live.hint(await hintsFor(entry, here));
  });
};

/**
 * Of a session only those who saw it before can have lost it; of a hidden one its group hears
 * nothing.
 */
const losing = (entry: Entry) =>
  isOfSession(entry) ? (entry.kind === 'session.changed' ? entry.data.saw : []) : groupsIn(entry);
