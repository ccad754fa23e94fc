import { byItself } from '../../../access/admit.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Job } from '../../../base/beat/jobs.ts';
import { warn } from './actions.ts';

export const tokensJobs = ({ db }: Deps): readonly Job[] => [
  { queue: 'tokens-warn', cron: '*/10 * * * *', work: () => warn(db, byItself) },
];
