import { databaseTime } from '../../base/data/clock.ts';
import type { Deps } from '../../base/deps.ts';
import type { Job } from '../../base/beat/jobs.ts';
import { FORGOTTEN_DAYS } from './rules.ts';
import { forgetBrowsers } from './store.ts';

export const browsersJobs = ({ db }: Deps): readonly Job[] => [
  {
    queue: 'browsers-sweep',
    cron: '43 3 * * *',
    work: async () => {
      const now = await databaseTime(db);
      await forgetBrowsers(db, new Date(now.getTime() - FORGOTTEN_DAYS * 86_400_000));
    },
  },
];
