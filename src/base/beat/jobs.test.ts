import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { databaseTime } from '../data/clock.ts';
import { transact } from '../data/database.ts';
import { queue, send, sendAll, startJobs, working, type Jobs } from './jobs.ts';
import { pause } from './pause.ts';

const plain = queue({ name: 'plain', shape: z.object({ word: z.string() }) });
const bell = queue({
  name: 'bell',
  shape: z.object({ booking: z.string(), says: z.string() }),
  keyOf: ({ booking }) => booking,
});
const done: { readonly what: string; readonly at: number }[] = [];
const note = async (what: string): Promise<void> =>
  void done.push({ what, at: (await databaseTime(fresh.db)).getTime() });
const jobs = [
  working(plain, ({ word }) => note(word)),
  working(bell, ({ booking, says }) => note(`${booking} ${says}`)),
];
const whats = (): readonly string[] => done.map(({ what }) => what).sort();

let fresh: FreshDatabase;
let running: Jobs;
beforeAll(async () => {
  fresh = await freshDatabase();
  running = await startJobs(fresh.url, jobs, () => undefined);
});
beforeEach(() => void done.splice(0));
afterAll(async () => {
  await running.stop();
  await fresh.drop();
});
const inMs = async (milliseconds: number): Promise<Date> =>
  new Date((await databaseTime(fresh.db)).getTime() + milliseconds);

test('what is sent is done when the change is kept, and only then', async () => {
  const failing = transact(fresh.db, async (tx) => {
    await send(tx, plain, { word: 'lost' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await transact(fresh.db, (tx) => sendAll(tx, plain, [{ word: 'one' }, { word: 'two' }]));
  await expect.poll(whats).toEqual(['one', 'two']);
});

test('what does not have the shape of its queue is not worked on', async () => {
  await expect(jobs[0]!.work({ words: 'wrong' })).rejects.toThrow('word');
  expect(done).toEqual([]);
});

test('a job with a time is done then, and not before', async () => {
  const at = await inMs(3000);
  await transact(fresh.db, (tx) => send(tx, plain, { word: 'later' }, at));
  await expect.poll(whats).toEqual(['later']);
  expect(done[0]!.at).toBeGreaterThanOrEqual(at.getTime());
});

test('about one thing one job waits: the last word counts, and its time', async () => {
  const [far, near] = [await inMs(3_600_000), await inMs(1000)];
  const say = (booking: string, says: string, at?: Date) =>
    transact(fresh.db, (tx) => send(tx, bell, { booking, says }, at));
  await say('bench 1', 'first', near);
  await say('bench 1', 'put off', far);
  await say('bench 2', 'first', far);
  await say('bench 2', 'sooner', near);
  await expect.poll(whats).toEqual(['bench 2 sooner']);
  await pause(3000); // longer than between two looks
  expect(whats()).toEqual(['bench 2 sooner']);
  await say('bench 1', 'now');
  await expect.poll(whats).toEqual(['bench 1 now', 'bench 2 sooner']);
});

test('many who send about the same things at once, in any order, leave one of each', async () => {
  const far = await inMs(3_600_000);
  const all = Array.from({ length: 6 }, (_, at) => ({ booking: `seat ${at}`, says: 'hello' }));
  await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      transact(fresh.db, (tx) => sendAll(tx, bell, at % 2 ? all : all.toReversed(), far)),
    ),
  );
  const { rows } = await fresh.pool.query<{ key: string }>(
    `select singleton_key as key from pgboss.job
     where name = 'bell' and state = 'created' and singleton_key like 'seat %' order by 1`,
  );
  expect(rows.map(({ key }) => key)).toEqual(all.map(({ booking }) => booking));
});
