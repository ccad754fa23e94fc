import type { Db } from '../../base/data/database.ts';
import type { Telling } from '../../base/journal/missed.ts';
import { groupsIn, kindsOf, personsIn, type Entry } from '../../base/journal/entries.ts';
import { isOf, together, type Reaction } from '../../base/journal/hearing.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
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
/** What may take somebody more than one session, and what they were told of it. */
const isTaking = isOf([
  'group.member-removed',
  'group.deleted',
  'group.unnested',
  'member.left',
  'member.removed',
  'member.suspended',
  'contact.ended',
  'contact.blocked',
]);
type OfSession = Entry<keyof typeof sessionEntries>;

/**
 * Open pages look again: those who see the session are told which; those who may have lost or
 * gained one only that something changed, and whoever may have lost one looks at their notices, too.
 * What several entries say of one session is asked once.
 */
export const sessionsReactions = ({ db, live }: Telling): Reaction =>
  together(concerning, async (entries) => {
    const here = live.here();
    if (here.length === 0) return;
    const ofSessions = entries.filter(isOfSession);
    const hints = [...(await hintsToAdmins(db, ofSessions, here))];
    for (const [session, changes] of Map.groupBy(ofSessions, ({ subject }) => subject))
      hints.push(...(await hintsOfSession(db, session, changes, here)));
    const others = entries.filter((entry) => !isOfSession(entry));
    for (const [isLoss, changes] of Map.groupBy(others, isTaking)) {
      const topics = isLoss ? ['sessions', 'notices'] : ['sessions'];
      for (const person of await touchedBy(db, changes, changes.flatMap(groupsIn), here))
        hints.push({ person, topics });
    }
    live.hint(hints);
  });

async function hintsOfSession(
  db: Db,
  session: SessionId,
  changes: readonly OfSession[],
  here: readonly PersonId[],
): Promise<Hint[]> {
  const topics = topicsOf(session);
  const seeing = new Set(await personsWhoSee(db, session, here));
  // only those who saw it before can have lost it; of a hidden one its group hears nothing
  const losing = changes.flatMap((entry) =>
    entry.kind === 'session.changed' ? entry.data.saw : [],
  );
  const touched = await touchedBy(db, changes, losing, here);
  const lost = touched.filter((person) => !seeing.has(person));
  return [
    ...[...seeing].map((person) => ({ person, topics })),
    ...lost.map((person) => ({ person, topics: ['sessions', 'notices'] })),
  ];
}

async function hintsToAdmins(
  db: Db,
  changes: readonly OfSession[],
  here: readonly PersonId[],
): Promise<Hint[]> {
  const hints: Hint[] = [];
  for (const [organisation, some] of Map.groupBy(changes, (entry) => entry.organisation)) {
    const topics = [...new Set(some.map(({ subject }) => subject))].flatMap(topicsOf);
    if (!organisation) continue;
    for (const person of await adminsOf(db, organisation, here)) hints.push({ person, topics });
  }
  return hints;
}
const topicsOf = (session: SessionId): string[] => ['sessions', `session:${session}`];

/** Who of those here did it, is named in it or is in these groups. */
async function touchedBy(
  db: Db,
  changes: readonly Entry[],
  groups: readonly string[],
  here: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const touched = new Set([
    ...changes.flatMap((entry) => [...personsIn(entry), entry.person]),
    ...(await peopleIn(db, [...new Set(groups)], here)),
  ]);
  return here.filter((person) => touched.has(person));
}
