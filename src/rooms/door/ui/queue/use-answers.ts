import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { useLive } from '../../../../base/ui/talk/live.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { door, type From } from '../api.ts';
import { markOf, told, turnedAway } from '../sight.ts';
import { answeredKey, leaving, queueKey, type Answered, type Waiter } from './use-queue.ts';

export type Answer = {
  readonly knock: Waiter;
  readonly decision: 'allow' | 'deny' | 'hold' | 'block';
  readonly reason?: string;
  readonly group?: string;
};
export type Answers = {
  /** `lost`: the answer has not reached the server, or not been taken. */
  readonly answer: (answer: Answer, lost?: () => void) => void;
  readonly all: (
    decision: 'allow' | 'deny',
    knocks: readonly string[],
    reason: string,
  ) => Promise<unknown>;
  readonly busy: boolean;
};

/**
 * Answers of a host. A row goes at once and comes back only when the server says so; what stands is
 * told to whoever was too late.
 */
export function useAnswers(session: string, from: From): Answers {
  const t = useTranslations('door.queue');
  const queries = useQueryClient();
  const isOpen = useLive().state === 'open';
  const one = useAct(
    async ({ knock, decision, reason = '', group }: Answer) => {
      if (decision === 'deny') turnedAway(session);
      const send = () =>
        door('POST /api/knocks/{id}/answers', {
          params: { id: knock.id },
          body: { decision, reason, from, ...(group ? { group } : {}) },
        });
      return decision === 'hold'
        ? send().finally(() => look(queries, session))
        : without(queries, session, [knock.id], isOpen, send);
    },
    {
      then: ({ won, says }) => {
        if (won) return;
        look(queries, session);
        notifications.show({ message: says, color: 'amber', autoClose: 9000 });
      },
    },
  );
  const many = useAct(
    ({
      decision,
      knocks,
      reason,
    }: {
      readonly decision: 'allow' | 'deny';
      readonly knocks: readonly string[];
      readonly reason: string;
    }) => {
      if (decision === 'deny') turnedAway(session);
      return without(queries, session, knocks, isOpen, () =>
        door('POST /api/sessions/{id}/answers', {
          params: { id: session },
          body: { decision, knocks: [...knocks], reason, from },
        }),
      );
    },
    {
      done: ({ answered, others }) =>
        others > 0 ? t('allOthers', { answered, others }) : t('allDone', { answered }),
    },
  );
  return {
    answer: (answer, lost) => void one.mutateAsync(answer).catch(() => lost?.()),
    all: (decision, knocks, reason) => many.mutateAsync({ decision, knocks, reason }),
    busy: many.isPending,
  };
}

/** Takes an answer back; `then` says so on the page. */
export function useTakeBack(
  session: string,
  then: (says: string) => void,
): (answered: Answered) => void {
  const t = useTranslations('door.queue');
  const queries = useQueryClient();
  const act = useAct(
    ({ knock }: Answered) =>
      door('DELETE /api/knocks/{id}/answer', { params: { id: knock.id } }).finally(() =>
        look(queries, session),
      ),
    {
      then: ({ won, says, knock }) => {
        if (!won)
          return void notifications.show({ message: says, color: 'amber', autoClose: 9000 });
        told.remove(markOf(knock)); // whoever waits again is told of again
        then(t(knock.state === 'pending' ? 'waitsAgain' : 'asksAgain', { name: knock.name }));
      },
    },
  );
  return act.mutate;
}

async function without<Got>(
  queries: QueryClient,
  session: string,
  knocks: readonly string[],
  isOpen: boolean,
  send: () => Promise<Got>,
): Promise<Got> {
  knocks.forEach((id) => leaving.add(id));
  const gone =
    queries
      .getQueryData<readonly Waiter[]>(queueKey(session))
      ?.filter(({ id }) => knocks.includes(id)) ?? [];
  queries.setQueryData<readonly Waiter[]>(queueKey(session), (rows) =>
    rows?.filter(({ id }) => !leaving.has(id)),
  );
  try {
    const got = await send();
    // the line tells these lists of the answer
    if (!isOpen) look(queries, session);
    return got;
  } catch (error) {
    // Without a line the look below fails as well: whoever still waits must not be gone from the
    // list until it is back.
    queries.setQueryData<readonly Waiter[]>(
      queueKey(session),
      (rows) => rows && [...rows, ...gone.filter(({ id }) => !rows.some((row) => row.id === id))],
    );
    knocks.forEach((id) => leaving.delete(id));
    look(queries, session);
    throw error;
  } finally {
    knocks.forEach((id) => leaving.delete(id));
  }
}

const look = (queries: QueryClient, session: string): void => {
  void queries.invalidateQueries({ queryKey: queueKey(session) });
  void queries.invalidateQueries({ queryKey: ['waiting-rooms'] });
  void queries.invalidateQueries({ queryKey: answeredKey(session) });
};
