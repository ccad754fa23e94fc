import { transact } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { Job } from '../../base/beat/jobs.ts';
import type { Personal } from '../../base/personal.ts';
import { erase } from './actions.ts';
import { erasedWithin } from './store.ts';

/**
 * What others did with somebody, or followed from an entry, while they were erased may have written
 * their name once more: no change lasts longer than ten minutes. Mails go for a day, the farewell
 * too.
 */
export function leavingJobs({ db }: Deps, personal: readonly Personal[]): readonly Job[] {
  const again = (minutes: number) => async (): Promise<void> => {
    for (const { id: person, email } of await erasedWithin(db, minutes))
      await transact(db, (tx) => erase(tx, personal, { person, email }));
  };
  return [
    { queue: 'erased-once-more', cron: '* * * * *', work: again(10) },
    { queue: 'erased-mails', cron: '17 * * * *', work: again(2 * 24 * 60) },
  ];
}
