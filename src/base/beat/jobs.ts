import { PgBoss, fromKysely } from 'pg-boss';
import type { Tx } from '../data/database.ts';

/**
 * Work that outlives a crash. A job is sent in the transaction of the change it belongs to, and
 * done at least once.
 */
export type Job = {
  readonly queue: string;
  /** Cron in UTC, for what comes round by itself. */
  readonly cron?: string;
  readonly work: (data: Readonly<Record<string, unknown>>) => Promise<void>;
};
export type Jobs = { readonly stop: () => Promise<void> };

/**
 * One server is one process, so its queue is known here and need not be carried through every
 * action.
 */
let current: PgBoss | null = null;

export async function startJobs(
  url: string,
  jobs: readonly Job[],
  onError: (error: unknown) => void,
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    max: 3,
    application_name: 'anteroom jobs',
    useListenNotify: true,
  });
  boss.on('error', onError);
  await boss.start();
  for (const { queue, cron, work } of jobs) {
    await boss.createQueue(queue, {
      retryLimit: 10,
      retryDelay: 5,
      retryBackoff: true,
      expireInSeconds: 60,
      notify: true,
    });
    await boss.work(
      queue,
      { notifyPollingIntervalSeconds: 2, batchSize: 1, localConcurrency: 2 },
      async ([job]) => work((job?.data ?? {}) as Record<string, unknown>),
    );
    if (cron) await boss.schedule(queue, cron);
  }
  current = boss;
  return {
    stop: async () => {
      if (current === boss) current = null;
      await boss.stop({ graceful: true, timeout: 5000 });
    },
  };
}

/**
 * Sends within the transaction. A process that runs no jobs (tests, set-up) sends none: what is due
 * is found by the sweeps.
 */
export const send = (
  tx: Tx,
  queue: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> => sendAll(tx, queue, [data]);
/** The same of many, in one statement. */
export async function sendAll(
  tx: Tx,
  queue: string,
  many: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const jobs = many.map((data) => ({ data }));
  if (current && jobs.length > 0) await current.insert(queue, jobs, { db: fromKysely(tx) });
}
