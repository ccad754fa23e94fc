import type { Deps, Reaction } from '../../base/deps.ts';
import { idsIn } from '../../base/journal/journal.ts';
import type { Job } from '../../base/beat/jobs.ts';
import type { PersonId } from '../../base/ids.ts';
import { stillGood } from './sign-ins/store.ts';
import { sweepAccounts } from './store.ts';
import { acquaintancesAmong } from '../known/store.ts';

const looks = new Set(['person.changed', 'picture.changed', 'account.deleted']);

export const accountReactions =
  (deps: Deps): Reaction =>
  async (entries) => {
    for (const entry of entries) {
      if (entry.kind === 'sign-in.ended') deps.live.endSignIns(idsIn(entry, 'signIns'));
      if (
        entry.kind.startsWith('sign-in.') ||
        entry.kind === 'address.changed' ||
        entry.kind === 'account.verified' ||
        looks.has(entry.kind)
      ) {
        const topics = entry.kind === 'sign-in.ended' ? ['me', 'browsers'] : ['me'];
        deps.live.hint(
          idsIn(entry, 'persons').map((person) => ({ person: person as PersonId, topics })),
        );
      }
      if (looks.has(entry.kind) && entry.subject) {
        const others = await acquaintancesAmong(
          deps.db,
          entry.subject as PersonId,
          deps.live.here(),
        );
        deps.live.hint(
          others.map((person) => ({ person, topics: ['contacts', 'groups', 'sessions'] })),
        );
      }
    }
  };

/**
 * The net below the entries: pages whose sign-in has run out, or was ended by hand in the database,
 * close within seconds.
 */
export function watchSignIns(deps: Deps, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    const open = deps.live.signIns();
    if (open.length === 0) return;
    void stillGood(deps.pool, [open]).then((rows) => {
      const good = new Set(rows.map((row) => row.id));
      deps.live.endSignIns(open.filter((signIn) => !good.has(signIn)));
    }, onError);
  }, 5000);
  timer.unref();
  return () => clearInterval(timer);
}

export const accountJobs = (deps: Deps): readonly Job[] => [
  { queue: 'accounts-sweep', cron: '17 * * * *', work: () => sweepAccounts(deps.db) },
];
