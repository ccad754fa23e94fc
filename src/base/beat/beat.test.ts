import { beforeEach, expect, test } from 'vitest';
import { atInstants, collect, every, later, oneAtATime, within } from './beat.ts';
import { pause } from './pause.ts';

const faults: unknown[] = [];
beforeEach(() => void faults.splice(0));
const onError = (error: unknown): void => void faults.push(error);
/** A clock that the test sees: when each thing happened, in ms since the start. */
const watch = () => {
  const start = performance.now();
  return (): number => performance.now() - start;
};

test('what is asked for while it runs is done once more, and never beside it', async () => {
  let running = 0;
  let runs = 0;
  const work = oneAtATime(async () => {
    expect((running += 1)).toBe(1);
    await pause(10);
    running -= 1;
    runs += 1;
  }, onError);
  await Promise.all(Array.from({ length: 20 }, () => work.run()));
  expect(runs).toBe(2);
  await work.stop();
  await work.run();
  expect(runs).toBe(2);
});

test('what goes by itself goes on after a fault, and stops when told', async () => {
  let runs = 0;
  const stop = every(
    0.01,
    () => {
      runs += 1;
      throw new Error('not today');
    },
    onError,
  );
  await expect.poll(() => runs).toBeGreaterThan(2);
  await stop();
  const before = runs;
  await pause(50);
  expect([runs, faults.length]).toEqual([before, before]);
});

test('what comes within a moment is handed on together; nothing is after the stop', async () => {
  const handed: (readonly number[])[] = [];
  const numbers = collect<number>(20, (some) => void handed.push(some), onError);
  [1, 2, 3].forEach(numbers.add);
  await expect.poll(() => handed).toEqual([[1, 2, 3]]);
  numbers.add(4);
  numbers.stop();
  await pause(50);
  expect(handed).toEqual([[1, 2, 3]]);
});

test('what is called off does not happen, and what takes too long has an answer of its own', async () => {
  let happened = 0;
  later(5, () => (happened += 1));
  later(5, () => (happened += 10))();
  expect(await within(20, pause(10_000), 'late')).toBe('late');
  expect(await within(10_000, Promise.resolve('done'), 'late')).toBe('done');
  await expect(within(10_000, Promise.reject(new Error('no')), 'late')).rejects.toThrow('no');
  expect(happened).toBe(1);
});

test('an instant is met when it comes, not at the next look; one that comes first meanwhile, by the next look', async () => {
  const time = watch();
  const instants = [60, 100, 400];
  const met: number[] = [];
  const stop = atInstants(
    0.2,
    async () => (instants.length > 0 ? Math.min(...instants) - time() : null),
    () => {
      met.push(...instants.filter((at) => at <= time()));
      instants.splice(0, instants.length, ...instants.filter((at) => at > time()));
    },
    onError,
  );
  await expect.poll(() => met, { interval: 5 }).toEqual([60, 100, 400]);
  expect(instants).toEqual([]);
  instants.push(time() + 20);
  await expect.poll(() => met.length, { interval: 5 }).toBe(4);
  await stop();
  instants.push(0);
  await pause(300);
  expect(met).toHaveLength(4);
});

test('an instant that has come and cannot be dealt with is looked at again, calmly; so is a clock that fails', async () => {
  let looks = 0;
  let works = 0;
  const stop = atInstants(
    0.05,
    async () => {
      looks += 1;
      if (looks === 1) throw new Error('away');
      return -5;
    },
    () => void (works += 1),
    onError,
  );
  await pause(300);
  await stop();
  expect(faults).toEqual([new Error('away')]);
  expect(works).toBeGreaterThan(1);
  expect(works).toBeLessThan(7);
});
