import { focusManager, QueryObserver, type QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from './api.ts';
import { hearHints } from './hints.ts';
import { draw, lookInTurn, queryClient } from './queries.ts';
import { pauseBefore, retries } from './retries.ts';
import { lookAround } from './returning.ts';

const page = { visibilityState: 'visible' };
const ends: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', Object.assign(page, { visibilityState: 'visible' }));
});
afterEach(() => {
  ends.splice(0).forEach((end) => end());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const problem = (code: string, seconds?: number, status = 503) =>
  new ProblemError({ status, code, title: code, ...(seconds ? { seconds } : {}) });

/** Lists on a page, each of which takes 100 ms to look at. */
async function watching(
  names: readonly string[],
  { presence = false, queries = queryClient() }: { presence?: boolean; queries?: QueryClient } = {},
) {
  const looks: string[] = [];
  const begun = Date.now();
  const look = (name: string) =>
    new Promise<string>((given) => {
      looks.push(`${name} ${Date.now() - began}`);
      setTimeout(() => given(name), 100);
    });
  let began = begun;
  for (const name of names)
    ends.push(
      new QueryObserver(queries, {
        queryKey: [name],
        queryFn: () => look(name),
        meta: { presence },
      }).subscribe(() => undefined),
    );
  await vi.advanceTimersByTimeAsync(200);
  looks.length = 0;
  began = Date.now();
  return { queries, looks };
}

test.each([
  [0, ['a 0', 'b 100']],
  [0.5, ['a 1500', 'b 1600']],
  [1, ['a 3000', 'b 3100']],
])(
  'a page that comes back looks at a moment of its own (%s), at one thing after the other',
  async (chance, expected) => {
    const { queries, looks } = await watching(['a', 'b']);
    void lookAround(queries, null, chance);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looks).toEqual(expected);
  },
);

test('who is here is looked at without waiting, and once', async () => {
  const { queries, looks } = await watching(['room'], { presence: true });
  void lookAround(queries, null, 1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks).toEqual(['room 0']);
});

test('what was looked at meanwhile is not looked at again', async () => {
  const { queries, looks } = await watching(['a', 'b']);
  void lookAround(queries, null, 1);
  await vi.advanceTimersByTimeAsync(1000);
  void queries.refetchQueries({ queryKey: ['b'] });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks).toEqual(['b 1000', 'a 3000']);
});

test('a look that was under way when the line came back is not believed', async () => {
  const { queries, looks } = await watching(['a']);
  void queries.refetchQueries({ queryKey: ['a'] });
  await vi.advanceTimersByTimeAsync(50);
  void lookAround(queries, null, 0.1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks).toEqual(['a 0', 'a 350']);
});

test('a hidden page looks when it is shown', async () => {
  const { queries, looks } = await watching(['a']);
  queries.mount();
  ends.push(() => queries.unmount());
  page.visibilityState = 'hidden';
  focusManager.setFocused(false);
  void lookAround(queries, null, 0.5);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toEqual([]);
  page.visibilityState = 'visible';
  focusManager.setFocused(true);
  await vi.advanceTimersByTimeAsync(1000);
  focusManager.setFocused(undefined);
  expect(looks).toEqual(['a 60000']);
});

/** A page with its line; what the page says to it is kept. */
async function lined(names: readonly string[], place: string | null) {
  const open = await watching(names);
  const said: unknown[] = [];
  const hear = hearHints(open.queries, (message) => said.push(message['place']) > 0, place);
  const hears = async (t: string, more: object, ms = 5000): Promise<void> => {
    hear({ t, ...more });
    await vi.advanceTimersByTimeAsync(ms);
  };
  return {
    ...open,
    said,
    hears,
    looked: () => open.looks.splice(0).map((one) => one.split(' ')[0]),
  };
}

test('a page that comes back to another process says how far it knows, and looks at what has changed alone', async () => {
  const { said, hears, looked } = await lined(['me', 'sessions'], '0');
  await hears('hello', { mark: 'a', place: '1' });
  await hears('missed', { topics: [], place: '1' });
  await hears('pong', { mark: 'a', place: '2' });
  expect([said.splice(0), looked()]).toEqual([['0'], []]);
  await hears('hello', { mark: 'b', place: '3' });
  await hears('missed', { topics: [], place: '3' });
  expect([said.splice(0), looked()]).toEqual([['2'], []]);
  await hears('hello', { mark: 'c', place: '4' });
  await hears('missed', { topics: ['sessions'], place: '5' });
  expect([said.splice(0), looked()]).toEqual([['3'], ['sessions']]);
  await hears('hello', { mark: 'd', place: '6' });
  await hears('missed', { place: '6' });
  expect([said.splice(0), looked()]).toEqual([['5'], ['me', 'sessions']]);
});

test('what it knows moves on only when it has heard what it missed; nobody waits for that for ever', async () => {
  const { said, hears, looked } = await lined(['me'], '0');
  await hears('hello', { mark: 'a', place: '1' });
  await hears('missed', { topics: [], place: '1' });
  said.splice(0);
  await hears('hello', { mark: 'b', place: '2' });
  await hears('pong', { mark: 'b', place: '3' }, 100);
  await hears('hello', { mark: 'b', place: '4' });
  expect([said.splice(0), looked()]).toEqual([['1', '1'], []]);
  await hears('pong', { mark: 'b', place: '5' }, 20_000);
  expect(looked()).toEqual(['me']);
  await hears('hello', { mark: 'b', place: '6' });
  expect([said.splice(0), looked()]).toEqual([[], []]);
  await hears('hello', { mark: 'c' }); // of a process that knows no places
  expect([said, looked()]).toEqual([[], ['me']]);
});

test('what has changed since the page was loaded is looked at, and nothing else', async () => {
  const { said, hears, looked } = await lined(['me', 'sessions'], '1');
  await hears('hello', { mark: 'a', place: '2' });
  await hears('missed', { topics: ['me'], place: '2' });
  expect([said, looked()]).toEqual([['1'], ['me']]);
});

test.each([
  ['nobody can say', '1', [['missed', { place: '2' }]]],
  ['nobody says in time', '1', [['pong', { mark: 'a', place: '3' }]]],
  ['it was told no place', null, []],
] as const)(
  'a page that was just loaded looks at everything when %s what it missed since',
  async (_, place, answers) => {
    const { hears, looked } = await lined(['me', 'sessions'], place);
    await hears('hello', { mark: 'a', place: '2' });
    for (const [kind, more] of answers) await hears(kind, more, 20_000);
    expect(looked()).toEqual(['me', 'sessions']);
  },
);

test('what is told is drawn at once; a look that was under way does not take it back, and what is out of date stays so', async () => {
  const { queries, looks } = await watching(['a']);
  const told = (now: string) => draw<string>(queries, ['a'], (known) => `${known} ${now}`);
  told('b');
  expect([queries.getQueryData(['a']), looks]).toEqual(['a b', []]);
  void queries.refetchQueries({ queryKey: ['a'] });
  await vi.advanceTimersByTimeAsync(50);
  told('c');
  expect(queries.getQueryData(['a'])).toBe('a b c');
  await vi.advanceTimersByTimeAsync(1000);
  expect(looks).toEqual(['a 0', 'a 100']);
  queries
    .getQueryCache()
    .find({ queryKey: ['a'] })!
    .invalidate();
  told('d');
  expect(queries.getQueryState(['a'])?.isInvalidated).toBe(true);
  draw(queries, ['nobody', 'knows'], () => undefined);
  expect(queries.getQueryData(['nobody', 'knows'])).toBeUndefined();
});

test('what needs no haste is looked at one after the other', async () => {
  const { queries, looks } = await watching(['a', 'b']);
  lookInTurn(queries, {});
  await vi.advanceTimersByTimeAsync(1000);
  expect(looks).toEqual(['a 0', 'b 100']);
});

test('whoever is asked to come again does so, later each time; of a crowd nobody hears before the seventh try', async () => {
  const crowd = problem('crowded', 1);
  expect([0, 1, 2, 3, 9].map((tries) => pauseBefore(tries, crowd, 0))).toEqual(
    [1, 1, 1, 1, 1].map((seconds) => seconds * 1000),
  );
  expect([0, 1, 2, 3, 9].map((tries) => pauseBefore(tries, crowd, 1))).toEqual([
    2000, 3000, 5000, 5000, 5000,
  ]);
  expect(pauseBefore(0, problem('unavailable', 2), 0)).toBe(2000);
  expect(pauseBefore(0, problem('unavailable', 3600), 0)).toBe(30_000);
  expect(pauseBefore(1, problem('offline', undefined, 0), 0)).toBe(800);
  expect([
    retries(5, crowd),
    retries(6, crowd),
    retries(2, problem('unavailable', 2)),
    retries(0, problem('missing', undefined, 404)),
  ]).toEqual([true, false, false, false]);
  const asked: number[] = [];
  const queries = queryClient();
  const got = queries.fetchQuery({
    queryKey: ['list'],
    retry: retries,
    queryFn: async () => {
      asked.push(Date.now());
      if (asked.length < 4) throw crowd;
      return 'rows';
    },
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await got).toBe('rows');
  expect(asked.slice(1).every((at, before) => at - asked[before]! >= 1000)).toBe(true);
});
