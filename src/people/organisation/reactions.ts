import type { Deps, Reaction } from '../../base/deps.ts';
import type { PersonId } from '../../base/ids.ts';
import { idsIn } from '../../base/journal/journal.ts';
import type { Hint } from '../../base/live/live.ts';
import { ofInstallation } from './rules.ts';
import { audience } from './store.ts';

/** Of contacts only a request can be a mail. */
const mailed = /^(?!contact\.(?!requested$))/u;
const about = /^(member|organisation|invitation)\./u;

/**
 * Admins see the journal and the mails move; members their organisation; whoever gained or lost a
 * membership, everything of theirs.
 */
export const organisationReactions =
  ({ db, live }: Deps): Reaction =>
  async (entries) => {
    const here = live.here();
    if (here.length === 0) return;
    const open = new Set<string>(here);
    const hints: Hint[] = [];
    const changed = new Map<string, boolean>();
    for (const entry of entries) {
      const { kind, organisation } = entry;
      if (organisation)
        changed.set(organisation, Boolean(changed.get(organisation)) || about.test(kind));
      if (!about.test(kind)) continue;
      for (const person of idsIn(entry, 'persons'))
        if (open.has(person))
          hints.push({
            person: person as PersonId,
            topics: ['me', 'sessions', 'groups', 'contacts'],
          });
    }
    const ofMachine = entries.some(
      ({ kind, organisation }) =>
        organisation === null && ofInstallation.includes(kind.split('.')[0]!),
    );
    const mails = entries.some(({ kind }) => mailed.test(kind));
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
  };
