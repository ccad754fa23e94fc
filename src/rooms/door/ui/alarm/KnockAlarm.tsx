import { useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useBadge, useChime, useLook } from './use-alarm.ts';
import { unanswered, useQueue, useWaitingRooms } from '../queue/use-queue.ts';

const ROOMS = 3; // of more rooms at once only the number is known

/**
 * Once for every page of a signed-in person: somebody waits at a door of theirs. Sound and title;
 * the bar shows who.
 */
export function KnockAlarm() {
  const rooms = useWaitingRooms();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const seen = /^\/sessions\/([0-9a-f-]{36})(?:\/|$)/u.exec(path)?.[1] ?? null;
  useLook(seen);
  const items = rooms.data?.items ?? [];
  useBadge(items.reduce((sum, { waiting }) => sum + waiting, 0));
  const [open, setOpen] = useState<Readonly<Record<string, number>>>({});
  const count = useCallback(
    (session: string, asking: number) => setOpen((now) => ({ ...now, [session]: asking })),
    [],
  );
  useChime(
    items.reduce((sum, { session, waiting }) => sum + (open[session] ?? (waiting > 0 ? 1 : 0)), 0),
  );
  return items
    .slice(0, ROOMS)
    .map(({ session }) => <Door key={session} session={session} count={count} />);
}

type Props = {
  readonly session: string;
  readonly count: (session: string, asking: number) => void;
};

function Door({ session, count }: Props) {
  const queue = useQueue(session);
  const known = queue.data !== undefined;
  const { length } = unanswered(queue.data);
  useEffect(() => {
    if (known) count(session, length);
    return () => count(session, 0);
  }, [count, session, known, length]);
  return null;
}
