import type { Telling } from '../../base/journal/missed.ts';
import { kindsOf, personsIn, type Entry } from '../../base/journal/entries.ts';
import { isOf, onEverything, type Reaction } from '../../base/journal/hearing.ts';
import type { Hint } from '../../base/live/live.ts';
import { accountEntries } from '../account/entries.ts';
import { contactEntries } from '../contacts/entries.ts';
import {
  controlEntries,
  invitationEntries,
  memberEntries,
  organisationEntries,
} from './entries.ts';
import { audience } from './store.ts';

/** What can write a mail: of contacts only a request. */
const isMailed = (entry: Entry): boolean =>
  entry.kind === 'contact.requested' || !isOf(kindsOf(contactEntries))(entry);
const inside = kindsOf({ ...memberEntries, ...organisationEntries, ...invitationEntries });
/** What belongs to no organisation but to the running of the machine. */
const ofInstallation = kindsOf({ ...accountEntries, ...controlEntries });

/**
 * Admins see the journal and the mails move; members their organisation; whoever gained or lost a
 * membership, everything of theirs.
 */
export const organisationReactions = ({ db, live }: Telling): Reaction =>
  onEverything(async (entries) => {
    const here = live.here();
    if (here.length === 0) return;
    const open = new Set(here);
    const hints: Hint[] = [];
    const changed = new Map<string, boolean>();
    for (const entry of entries) {
      const about = isOf(inside)(entry);
      const { organisation } = entry;
      if (organisation) changed.set(organisation, Boolean(changed.get(organisation)) || about);
      if (!about) continue;
      for (const person of personsIn(entry))
        if (open.has(person))
          hints.push({ person, topics: ['me', 'sessions', 'groups', 'contacts'] });
    }
    const ofMachine = entries.some(
      (entry) => entry.organisation === null && isOf(ofInstallation)(entry),
    );
    const mails = entries.some(isMailed);
    for (const { person, organisation, admin, runs } of await audience(
      db,
      [...changed.keys()],
      here,
    )) {
      const topics: string[] = [];
      if (changed.get(organisation))
        topics.push(
          `organisation:${organisation}`,
          ...(entries.some((entry) => entry.kind === 'organisation.renamed') ? ['me'] : []),
        );
      if (admin && (changed.has(organisation) || (runs && ofMachine))) topics.push('journal');
      if (runs && mails) topics.push('mails');
      if (topics.length > 0) hints.push({ person, topics });
    }
    live.hint(hints);
  });
