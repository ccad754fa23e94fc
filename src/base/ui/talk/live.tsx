import { useQueryClient } from '@tanstack/react-query';
import type { Query, QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { draw, lookAgain, lookInTurn } from './queries.ts';
import { lookAround, tellsPresence } from './returning.ts';
import { openSocket } from './socket.ts';
import type { LiveMessage, LiveState } from './socket.ts';

export type Live = {
  readonly state: LiveState;
  /** False when there is no line at the moment: nothing is kept for later. */
  readonly send: (message: LiveMessage) => boolean;
  /** Hears messages of one kind until the returned function is called. */
  readonly onMessage: (kind: string, hear: (message: LiveMessage) => void) => () => void;
};
const Line = createContext<Live | null>(null);

export function useLive(): Live {
  const live = use(Line);
  if (!live) throw new Error('useLive needs LiveProvider');
  return live;
}

/**
 * Draws what messages of one kind tell, each in the query that `in` finds for it. Where that is all
 * there is to know, its query says so (`meta.told`): the hint that comes after it changes nothing.
 */
export function useTold<Said, Data>(
  kind: string,
  telling: {
    readonly in: (said: Said) => readonly unknown[] | null;
    readonly told: (known: Data | undefined, said: Said) => Data | undefined;
    readonly whole?: (said: Said) => boolean;
  },
): void {
  const { onMessage } = useLive();
  const queries = useQueryClient();
  const now = useRef(telling);
  useEffect(() => void (now.current = telling));
  useEffect(
    () =>
      onMessage(kind, (message) => {
        const said = message as unknown as Said;
        const { told, whole } = now.current;
        const key = now.current.in(said);
        if (key) draw<Data>(queries, key, (known) => told(known, said), whole?.(said));
      }),
    [onMessage, queries, kind],
  );
}

/**
 * The page's one line. Hints make queries whose key starts with the topic look again; after a break
 * with changes everything does.
 */
export function LiveProvider({
  onOver,
  children,
}: {
  readonly onOver: () => void;
  readonly children: ReactNode;
}) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const ears = useRef(new Map<string, Set<(message: LiveMessage) => void>>());
  const line = useRef<ReturnType<typeof openSocket>>(null);
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  }, [onOver]);

  useEffect(() => {
    const hinted = listener(queries);
    const mine = openSocket(() => `${location.origin.replace(/^http/u, 'ws')}/api/live`, {
      state: setState,
      over: () => over.current(),
      message: (message) => {
        hinted(message);
        ears.current.get(message.t)?.forEach((hear) => hear(message));
      },
    });
    line.current = mine;
    return () => mine.close();
  }, [queries]);

  const live = useMemo<Live>(
    () => ({
      state,
      send: (message) => line.current?.send(message) ?? false,
      onMessage: (kind, hear) => {
        const mine = ears.current.get(kind) ?? new Set();
        ears.current.set(kind, mine.add(hear));
        return () => void mine.delete(hear);
      },
    }),
    [state],
  );
  return <Line value={live}>{children}</Line>;
}

// ms between two looks: of a hundred people who come in one second, each would make every page look
// anew
const CALM = 150;
/** ms until a page looks at what it was told already. */
export const LATER = 2000;

/** Collects the hints of one moment, so that ten of them cause one look. */
const listener = (queries: QueryClient) => {
  let mark: unknown = null;
  let topics = new Set<unknown>();
  const later = new Set<unknown>();
  let last = 0;
  const look = (): void => {
    const changed = topics;
    topics = new Set();
    last = Date.now();
    changed.forEach((topic) => later.delete(topic));
    void lookAgain(queries, { predicate: ({ queryKey }) => changed.has(queryKey[0]) });
  };
  const lookLater = (): void => {
    const changed = new Set(later);
    later.clear();
    const isDue = (query: Query): boolean =>
      changed.has(query.queryKey[0]) && !(query.meta?.['told'] === true && query.isActive());
    lookInTurn(queries, { predicate: isDue });
  };
  return (message: LiveMessage): void => {
    if (message.t === 'hint' && message['later'] === true && Array.isArray(message['topics'])) {
      if (later.size === 0) setTimeout(lookLater, LATER);
      for (const topic of message['topics']) later.add(topic);
    } else if (message.t === 'hint' && Array.isArray(message['topics'])) {
      if (topics.size === 0) setTimeout(look, Math.max(10, last + CALM - Date.now()));
      for (const topic of message['topics']) topics.add(topic);
    }
    // The first hello belongs to data that was just fetched; a later one with the same mark means
    // that nothing was missed, except by looks that failed while there was no line, and who is here
    if (message.t === 'hello' && mark !== null) {
      if (message['mark'] !== mark) void lookAround(queries);
      else
        void queries.invalidateQueries({
          predicate: (query) =>
            query.state.status === 'error' || query.state.isInvalidated || tellsPresence(query),
        });
    }
    if (message['mark'] !== undefined) mark = message['mark'];
  };
};
