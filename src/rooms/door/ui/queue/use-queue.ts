import { queryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { LATER } from '../../../../base/ui/talk/hints.ts';
import { useLive, useTold } from '../../../../base/ui/talk/live.tsx';
import { lookAgain, lookInTurn } from '../../../../base/ui/talk/queries.ts';
import type { Answer } from '../../../../base/api/contract.ts';
import type { answersContract } from '../../../answers/contract.ts';
import type { AnsweredNow, Asking, Knock, queueContract } from '../../../queue/contract.ts';
import { door } from '../api.ts';

export type Waiter = Knock;
/** So many are loaded; "Allow all" is about all of them. */
export const most = 1000;

/** It tells who is here, which no entry says: looked at again whenever the line comes back. */
const presence = { presence: true } as const;
/** Not below its topic, whose hints come in a rush: `useHints` is calmer than the line. */
export const queueKey = (session: string): readonly [string, string] => ['knocks', session];

/**
 * Answers on their way: nobody who was just answered comes back for the moment until the server has
 * noted it.
 */
export const leaving = new Set<string>();

async function load(session: string, signal: AbortSignal): Promise<readonly Waiter[]> {
  const rows: Waiter[] = [];
  let cursor: string | undefined;
  do {
    const page = await door('GET /api/sessions/{id}/knocks', {
      params: { id: session },
      query: { cursor, limit: 100 },
      signal,
    });
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && rows.length < most);
  return rows.slice(0, most).filter(({ id }) => !leaving.has(id));
}

/** The longest waiting first, as the server lists them. */
export const withNew = (rows: readonly Waiter[], more: readonly Waiter[]): readonly Waiter[] => {
  const ids = new Set(more.map(({ id }) => id));
  return [...rows.filter(({ id }) => !ids.has(id)), ...more.filter(({ id }) => !leaving.has(id))]
    .toSorted((a, b) => a.asked.localeCompare(b.asked) || a.id.localeCompare(b.id))
    .slice(0, most);
};

const queueOf = (session: string) =>
  queryOptions({
    queryKey: queueKey(session),
    queryFn: ({ signal }) => load(session, signal),
    staleTime: 5000,
    meta: presence,
  });

/** Who waits at this door, the longest first. */
export function useQueue(session: string): UseQueryResult<readonly Waiter[]> {
  const query = useQuery(queueOf(session));
  useHints(`queue:${session}`, queueKey(session));
  useAsking((asked) => asked === session);
  useAnswers((answered) => answered === session);
  return query;
}
/** Puts into the queues who has just asked; the look that is hinted after it sets right the rest. */
function useAsking(isMine: (session: string) => boolean): void {
  const isWhole = ({ waiting, knocks }: Asking): boolean => waiting === knocks.length;
  useTold<Asking, readonly Waiter[]>('knocks', {
    in: ({ session }) => (isMine(session) ? queueKey(session) : null),
    told: (rows, asking) =>
      isWhole(asking) ? withNew([], asking.knocks) : rows && withNew(rows, asking.knocks),
    whole: isWhole,
  });
}
/** Takes out of the queue whoever was answered, here or on another page. */
const useAnswers = (isMine: (session: string) => boolean): void =>
  useTold<AnsweredNow, readonly Waiter[]>('answered', {
    in: ({ session }) => (isMine(session) ? queueKey(session) : null),
    told: (rows, { knocks }) => rows?.filter(({ id }) => !knocks.includes(id)),
  });
/** The same of several doors, which somebody else on the page keeps fresh. */
export const useQueues = (sessions: readonly string[]) =>
  useQueries({ queries: sessions.map(queueOf) });

export type Answered = Answer<
  (typeof answersContract)['GET /api/sessions/{id}/answers']
>['items'][number];
export const answeredKey = (session: string): readonly [string, string] => ['answered', session];
/**
 * Answers that can be taken back. A denial only for seconds, so the list is looked at until it is
 * gone.
 */
export function useAnswered(session: string): readonly Answered[] {
  const { data } = useQuery({
    queryKey: answeredKey(session),
    queryFn: ({ signal }) =>
      door('GET /api/sessions/{id}/answers', { params: { id: session }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ knock }) => knock.state === 'denied') ? 2000 : false,
    meta: presence,
  });
  useTold<Asking, Answer<(typeof answersContract)['GET /api/sessions/{id}/answers']>>('knocks', {
    in: (asking) => (asking.session === session ? answeredKey(session) : null),
    told: (answers, { knocks }) =>
      answers && {
        ...answers,
        items: answers.items.filter(({ knock }) => !knocks.some(({ id }) => id === knock.id)),
      },
  });
  const queries = useQueryClient();
  const { onMessage } = useLive();
  useEffect(
    () =>
      onMessage(
        'answered',
        (answer) =>
          answer['session'] === session &&
          void lookAgain(queries, { queryKey: answeredKey(session) }),
      ),
    [onMessage, queries, session],
  );
  useHints(`room:${session}`, answeredKey(session), 'told'); // whoever comes in has used their Allow
  return data?.items ?? [];
}

/** Whoever was told to wait has an answer for now. */
export const unanswered = (rows: readonly Waiter[] = []): readonly Waiter[] =>
  rows.filter(({ hold }) => hold === null);

/** Rooms one hosts in which somebody waits now. */
export const useWaitingRooms = () => {
  const rooms = useQuery({
    queryKey: waitingRoomsKey,
    queryFn: ({ signal }) => door('GET /api/waiting-rooms', { signal }),
    meta: { topic: 'queue' },
  });
  useTold<Asking, WaitingRooms>('knocks', { in: () => waitingRoomsKey, told: withAsking });
  useTold<AnsweredNow, WaitingRooms>('answered', { in: () => waitingRoomsKey, told: withAsking });
  useAsking(() => true); // its queue comes on the page with the room
  useAnswers(() => true);
  useHints('queue', waitingRoomsKey, 'told');
  return rooms;
};
const waitingRoomsKey = ['waiting-rooms'] as const;
export type WaitingRooms = Answer<(typeof queueContract)['GET /api/waiting-rooms']>;
/** Rooms that somebody else hosts are in no list. */
export const withAsking = (
  rooms: WaitingRooms | undefined,
  { session, title, waiting }: Pick<Asking, 'session' | 'title' | 'waiting'>,
): WaitingRooms | undefined => {
  if (!rooms || title === null) return rooms;
  if (waiting === 0) return { items: rooms.items.filter((known) => known.session !== session) };
  const room = { session, title, waiting };
  return rooms.items.some((known) => known.session === session)
    ? { items: rooms.items.map((known) => (known.session === session ? room : known)) }
    : { items: [...rooms.items, room] };
};

const CALM = 500; // ms between two looks, however many hints come

type Calm = {
  last: number;
  due: number;
  timer?: ReturnType<typeof setTimeout>;
};
/** When each query was last looked at for a hint, and when the next look is due. */
const calm = new Map<string, Calm>();
/**
 * Looks again at the first hint at once, and at those that follow together: once, however many
 * parts of the page wait for it. What was told before the hint is looked at later; `told`: that is
 * all there is to know.
 */
export function useHints(topic: string, key: readonly unknown[], all?: 'told'): void {
  const { onMessage } = useLive();
  const queries = useQueryClient();
  const text = JSON.stringify(key);
  useEffect(() => {
    const now: Calm = calm.get(text) ?? { last: 0, due: Infinity };
    calm.set(text, now);
    return onMessage('hint', ({ topics, later = false }) => {
      if (!Array.isArray(topics) || !topics.includes(topic)) return;
      if (later && all === 'told') return;
      const due = Math.max(Date.now() + (later ? LATER : 10), now.last + CALM);
      if (now.due <= due) return;
      clearTimeout(now.timer);
      const look = (): void => {
        Object.assign(now, { last: Date.now(), due: Infinity });
        const changed = { queryKey: JSON.parse(text) as unknown[] };
        if (later) lookInTurn(queries, changed);
        else void lookAgain(queries, changed);
      };
      Object.assign(now, { due, timer: setTimeout(look, due - Date.now()) });
    });
  }, [onMessage, queries, topic, text, all]);
}
