import { every } from '../../base/beat/beat.ts';
import type { Tx } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { Telling } from '../../base/journal/missed.ts';
import type { PersonId } from '../../base/ids.ts';
import type { Personal } from '../../base/personal.ts';
import type { Entry } from '../../base/journal/entries.ts';
import { each, on, type Reaction } from '../../base/journal/hearing.ts';
import type { Job } from '../../base/beat/jobs.ts';
import { stillGood } from './sign-ins/store.ts';
import { sweepAccounts } from './store.ts';
import { acquaintancesAmong } from '../known/store.ts';

export const accountReactions = ({ db, live }: Telling): Reaction => {
  const hint =
    (topics: readonly string[]) =>
    ({ data }: Entry<Told>): void =>
      live.hint(data.persons.map((person) => ({ person, topics })));
  const looksOther = async (entry: Entry<Looks>): Promise<void> => {
    hint(['me'])(entry);
    const others = await acquaintancesAmong(db, entry.subject, live.here());
    live.hint(others.map((person) => ({ person, topics: ['contacts', 'groups', 'sessions'] })));
  };
  return on({
    ...each(['sign-in.began', 'address.changed', 'account.verified'], hint(['me'])),
    'sign-in.ended': (entry) => {
      live.endSignIns(entry.data.signIns);
      hint(['me', 'browsers'])(entry);
    },
    ...each(['person.changed', 'picture.changed', 'account.deleted'], looksOther),
  });
};
/** Whose face or name is another now. */
type Looks = 'person.changed' | 'picture.changed' | 'account.deleted';
type Told = Looks | 'sign-in.began' | 'sign-in.ended' | 'address.changed' | 'account.verified';

/**
 * The net below the entries: pages whose sign-in has run out, or was ended by hand in the database,
 * close within seconds.
 */
export const watchSignIns = (
  { pool, live }: Deps,
  onError: (error: unknown) => void,
): (() => Promise<void>) =>
  every(
    5,
    async () => {
      const open = live.signIns();
      if (open.length === 0) return;
      const good = new Set((await stillGood(pool, [open])).map(({ id }) => id));
      live.endSignIns(open.filter((signIn) => !good.has(signIn)));
    },
    onError,
  );

/** `personal`: what features keep about people; what rests on somebody keeps their account. */
export function accountJobs({ db }: Deps, personal: readonly Personal[]): readonly Job[] {
  const countedOn = async (
    tx: Tx,
    persons: readonly PersonId[],
  ): Promise<ReadonlySet<PersonId>> => {
    const found = new Set<PersonId>();
    for (const { restsOn } of personal)
      for (const person of (await restsOn?.(tx, persons)) ?? []) found.add(person);
    return found;
  };
  return [
    { queue: 'accounts-sweep', cron: '17 * * * *', work: () => sweepAccounts(db, countedOn) },
  ];
}
