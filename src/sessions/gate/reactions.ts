import type { Db } from '../../base/data/database.ts';
import type { Telling } from '../../base/journal/missed.ts';
import { groupsIn, kindsOf, personsIn, type Entry, type Kind } from '../../base/journal/entries.ts';
import { isOf, together, type Reaction } from '../../base/journal/hearing.ts';
import type { GroupId, PersonId, SessionId } from '../../base/ids.ts';
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

/** What pages hear of one kind of thing that is for groups: `session` under `session:<id>`. */
export type News = {
  readonly what: string;
  /** What becomes of it, and may change who sees it. */
  readonly entries: readonly Kind[];
  /** What each is told as, where that is not its subject. */
  readonly subjectOf?: (entry: Entry) => string | null;
  /** Those of `among` who see it at this moment. */
  readonly seenBy: (db: Db, subject: string, among: readonly PersonId[]) => Promise<PersonId[]>;
  /** The groups that saw it before, and perhaps do not now. */
  readonly lostBy?: (entry: Entry) => readonly GroupId[];
};
export const sessionNews: News = {
  what: 'session',
  entries: kindsOf(sessionEntries),
  seenBy: (db, session, among) => personsWhoSee(db, session as SessionId, among),
  // of a hidden one its group hears nothing
  lostBy: (entry) => (entry.kind === 'session.changed' ? entry.data.saw : []),
};

/** What may change who sees whatever is for groups. */
const concerning = kindsOf({
  ...groupEntries,
  ...contactEntries,
  ...memberEntries,
  ...organisationEntries,
  ...invitationEntries,
  ...accountEntries,
});
const isConcerning = isOf(concerning);
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

/**
 * Open pages look again: those who see the thing are told which; those who may have lost or gained
 * one only that something changed, and whoever may have lost one looks at their notices, too. What
 * several entries say of one thing is asked once.
 */
export const newsReactions = ({ db, live }: Telling, kinds: readonly News[]): Reaction =>
  together([...concerning, ...kinds.flatMap(({ entries }) => entries)], async (entries) => {
    const here = live.here();
    if (here.length === 0) return;
    const hints: Hint[] = [];
    for (const news of kinds)
      hints.push(...(await hintsOf(db, news, entries.filter(isOf(news.entries)), here)));
    for (const [isLoss, changes] of Map.groupBy(entries.filter(isConcerning), isTaking)) {
      const topics = isLoss ? ['sessions', 'notices'] : ['sessions'];
      for (const person of await touchedBy(db, changes, changes.flatMap(groupsIn), here))
        hints.push({ person, topics });
    }
    live.hint(hints);
  });

async function hintsOf(
  db: Db,
  news: News,
  entries: readonly Entry[],
  here: readonly PersonId[],
): Promise<Hint[]> {
  const hints: Hint[] = [];
  const subjectOf = (entry: Entry) => String(news.subjectOf?.(entry) ?? entry.subject);
  for (const [subject, changes] of Map.groupBy(entries, subjectOf)) {
    const topics = ['sessions', `${news.what}:${subject}`];
    const seeing = new Set(await news.seenBy(db, subject, here));
    // only those who saw it before can have lost it
    const losing = changes.flatMap((entry) => news.lostBy?.(entry) ?? []);
    const touched = await touchedBy(db, changes, losing, here);
    const lost = touched.filter((person) => !seeing.has(person));
    const [organisation] = changes.flatMap((entry) => entry.organisation ?? []);
    const admins = organisation ? await adminsOf(db, organisation, here) : [];
    for (const person of new Set([...seeing, ...admins])) hints.push({ person, topics });
    for (const person of lost) hints.push({ person, topics: ['sessions', 'notices'] });
  }
  return hints;
}

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
