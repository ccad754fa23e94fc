import type { Deps, Reaction } from '../base/deps.ts';
import type { PersonId, SessionId } from '../base/ids.ts';
import { idsIn, type Entry } from '../base/journal/journal.ts';
import type { Hint } from '../base/live/live.ts';
import { personsWhoSee } from './gate/actions.ts';
import { adminsOf, peopleIn } from './store.ts';

/** What may change who sees a session. */
const concerning = /^(session|group|contact|member|organisation|person|account|invitation)\./u;

/**
 * Open pages look again: those who see the session are told which; those who may have lost or
 * gained one only that something changed.
 */
export const sessionsReactions =
  ({ db, live }: Deps): Reaction =>
  async (entries) => {
    const here = live.here();
    if (here.length === 0) return;
    for (const entry of entries)
      if (concerning.test(entry.kind)) live.hint(await hintsFor(entry, here));

    async function hintsFor(entry: Entry, among: readonly PersonId[]): Promise<Hint[]> {
      const hints: Hint[] = [];
      const touched = new Set<string>(idsIn(entry, 'persons'));
      if (entry.person) touched.add(entry.person);
      if (entry.kind.startsWith('session.') && entry.subject) {
        const session = entry.subject as SessionId;
        for (const person of await personsWhoSee(db, session, among))
          hints.push({ person, topics: ['sessions', `session:${session}`] });
        if (entry.organisation)
          for (const person of await adminsOf(db, entry.organisation, among))
            hints.push({ person, topics: ['sessions', `session:${session}`] });
      }
      // of a session only those who saw it before can have lost it; of a hidden one its group hears
      // nothing
      const groups = idsIn(entry, entry.kind.startsWith('session.') ? 'saw' : 'groups');
      for (const person of await peopleIn(db, groups, among)) touched.add(person);
      for (const person of among)
        if (touched.has(person)) hints.push({ person, topics: ['sessions'] });
      return hints;
    }
  };
