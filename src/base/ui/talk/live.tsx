import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { hearHints } from './hints.ts';
import { draw } from './queries.ts';
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
    const send = (message: LiveMessage): boolean => line.current?.send(message) ?? false;
    const hinted = hearHints(queries, send, placeOfPage());
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

/** How far what this page has asked for is known, since it was loaded. */
const placeOfPage = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[name="place"]')?.content || null;
