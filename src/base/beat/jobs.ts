import { PgBoss, fromKysely } from 'pg-boss';
import type { z } from 'zod';
import type { Tx } from '../data/database.ts';

/**
 * Work that outlives a crash. A job is sent in the transaction of the change it belongs to, and
 * done at least once. A queue says what its jobs carry; `keyOf` that of those about one thing only
 * one waits: whoever sends another changes its time and what it carries.
 */
export type Queue<Shape extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly shape: Shape;
  readonly keyOf?: (data: z.input<Shape>) => string;
};
/** Declares a queue, so that `keyOf` knows the shape. */
export const queue = <Shape extends z.ZodType>(declared: Queue<Shape>): Queue<Shape> => declared;

export type Job = {
  readonly queue: string;
  /** Of those with one key only one waits. */ readonly keyed?: boolean;
  /** In UTC, for what comes round by itself. */ readonly cron?: string;
  readonly work: (data: unknown) => Promise<void>;
};
/** Who does what is sent. What is not of the declared shape fails. */
export const working = <Shape extends z.ZodType>(
  { name, shape, keyOf }: Queue<Shape>,
  work: (data: z.output<Shape>) => Promise<void>,
): Job => ({
  queue: name,
  keyed: keyOf !== undefined,
  work: async (data) => work(shape.parse(data)),
});
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
  for (const { queue: name, keyed, cron, work } of jobs) {
    await boss.createQueue(name, {
      policy: keyed ? 'short' : 'standard',
      retryLimit: 10,
      retryDelay: 5,
      retryBackoff: true,
      expireInSeconds: 60,
      notify: true,
    });
    await boss.work(
      name,
      { notifyPollingIntervalSeconds: 2, batchSize: 1, localConcurrency: 2 },
      async ([job]) => work(job?.data),
    );
    if (cron) await boss.schedule(name, cron);
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
 * Sends within the transaction; `at`: not before. A process that runs no jobs (tests, set-up) sends
 * none: what is due is found by the sweeps.
 */
export const send = <Shape extends z.ZodType>(
  tx: Tx,
  to: Queue<Shape>,
  data: z.input<Shape>,
  at?: Date,
): Promise<void> => sendAll(tx, to, [data], at);
/** The same of many, in one statement where they have no key. */
export async function sendAll<Shape extends z.ZodType>(
  tx: Tx,
  { name, keyOf }: Queue<Shape>,
  many: readonly z.input<Shape>[],
  at?: Date,
): Promise<void> {
  if (!current || many.length === 0) return;
  const db = fromKysely(tx);
  const startAfter = at ?? 0;
  if (!keyOf) {
    const jobs = many.map((data) => ({ data: data as object, startAfter }));
    return void (await current.insert(name, jobs, { db }));
  }
  // in the order of keys, so that nobody waits in a circle
  const byKey = [...new Map(many.map((data) => [keyOf(data), data]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  for (const [singletonKey, data] of byKey)
    await current.upsert(name, data as object, { db, singletonKey, startAfter });
}
