import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { lookAgain, queryClient } from './queries.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** A query that is on the page: each look stays under way until it is answered. */
function watched() {
  const queries = queryClient();
  const looks: { answer: (data: number) => void; fail: () => void; cancelled: () => boolean }[] =
    [];
  const queryFn = ({ signal }: { readonly signal: AbortSignal }) =>
    new Promise<number>((answer, reject) =>
      looks.push({
        answer,
        fail: () => reject(new Error('no')),
        cancelled: () => signal.aborted,
      }),
    );
  const observer = new QueryObserver(queries, { queryKey: ['room:7'], queryFn, retry: false });
  ends.push(observer.subscribe(() => undefined));
  const hint = () => lookAgain(queries, { queryKey: ['room:7'] });
  return { queries, looks, hint, data: () => observer.getCurrentResult().data };
}
/** All that follows from what has just happened. */
const settled = () => new Promise((done) => setTimeout(done, 5));

test('hints during a look cancel nothing, and lead to exactly one more look after it', async () => {
  const { looks, hint, data } = watched();
  looks[0]!.answer(1);
  await settled();
  void hint();
  await settled();
  expect(looks).toHaveLength(2);
  for (let more = 0; more < 4; more += 1) void hint();
  await settled();
  expect(looks).toHaveLength(2);
  expect(looks[1]!.cancelled()).toBe(false);
  looks[1]!.answer(2);
  await settled();
  expect(data()).toBe(2);
  expect(looks).toHaveLength(3);
  looks[2]!.answer(3);
  await settled();
  expect([data(), looks.length]).toEqual([3, 3]);
});

test('a hint during the very first look is not lost', async () => {
  const { looks, hint, data } = watched();
  void hint();
  looks[0]!.answer(1);
  await settled();
  looks[1]!.answer(2);
  await settled();
  expect([data(), looks.length]).toEqual([2, 2]);
});

test('a look that fails is followed by the one that was due', async () => {
  const { looks, hint, data } = watched();
  void hint();
  looks[0]!.fail();
  await settled();
  looks[1]!.answer(2);
  await settled();
  expect([data(), looks.length]).toEqual([2, 2]);
});

test('a rush of hints ends with a look that began after the last of them', async () => {
  const { looks, hint, data } = watched();
  let changed = 0;
  const answer = (at: number, begun: number) => looks[at]!.answer(begun);
  answer(0, changed);
  await settled();
  for (let round = 0; round < 20; round += 1) {
    changed += 1;
    void hint();
    if (round % 3 === 0) answer(looks.length - 1, changed - 1);
    await settled();
  }
  for (let at = 0; data() !== changed && at < 5; at += 1) {
    answer(looks.length - 1, changed);
    await settled();
  }
  expect(data()).toBe(changed);
  expect(looks.length).toBeLessThan(12);
});

test('what is not on the page is only marked', async () => {
  const queries = queryClient();
  queries.setQueryData(['room:8'], 1);
  void lookAgain(queries, { queryKey: ['room:8'] });
  await settled();
  expect(queries.getQueryState(['room:8'])).toMatchObject({ isInvalidated: true, data: 1 });
});
