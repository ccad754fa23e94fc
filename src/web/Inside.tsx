import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { Link, RouterProvider, useBlocker, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { KeepSlot } from '../base/ui/talk/keep.ts';
import type { Keep } from '../base/ui/talk/keep.ts';
import { queryClient } from '../base/ui/talk/queries.ts';
import { useLanguage } from '../base/ui/talk/words.tsx';
import { WaySlot } from '../base/ui/talk/way.ts';
import type { Way } from '../base/ui/talk/way.ts';
import { NoticeSlot } from '../notices/ui/slot.ts';
import { SessionSlot } from '../sessions/ui/slots.ts';
import { answers } from './answers.ts';
import { handOver } from './entry/keep.ts';
import { router } from './router.tsx';
import { slots } from './shell/slots.tsx';

const way: Way = {
  usePlace: function usePlace() {
    return useRouterState({
      select: ({ location: { pathname, search } }) => ({
        pathname,
        search: search as Readonly<Record<string, string | undefined>>,
      }),
      structuralSharing: true,
    });
  },
  go: (href, how) => router.navigate({ href, ...how }),
  useGuard: function useGuard(isDirty, sure) {
    useBlocker({
      // another tab of the same page keeps what was edited
      shouldBlockFn: async ({ current, next }) =>
        isDirty() && current.pathname !== next.pathname && !(await sure()),
      enableBeforeUnload: isDirty,
    });
  },
  Link,
};
const queries = queryClient();
const keep: Keep = {
  useKept: function useKept(topic, ask) {
    return useQuery({ queryKey: [topic], queryFn: ({ signal }) => ask(signal) });
  },
  renew: (topic) =>
    queries.invalidateQueries(topic === undefined ? undefined : { queryKey: [topic] }),
  startOver: async (topic) => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== topic });
    await queries.refetchQueries({ queryKey: [topic] });
  },
};

export const { go } = way;
/** Resolved when the page of the address can be shown. */
export function arrive(): Promise<void> {
  for (const [topic, { data, at }] of handOver())
    queries.setQueryData([topic], data, { updatedAt: at });
  return router.load();
}

export function Inside() {
  useReworded();
  return (
    <QueryClientProvider client={queries}>
      <KeepSlot value={keep}>
        <NoticeSlot value={answers}>
          <SessionSlot value={slots}>
            <WaySlot value={way}>
              <RouterProvider router={router} />
            </WaySlot>
          </SessionSlot>
        </NoticeSlot>
      </KeepSlot>
    </QueryClientProvider>
  );
}

/** What the server worded is worded anew. */
function useReworded(): void {
  const { language } = useLanguage();
  const before = useRef(language);
  useEffect(() => {
    if (before.current === language) return;
    before.current = language;
    // the server words its sentences in the language they were asked in; an answer that is still on
    // its way would count as fresh
    void queries.cancelQueries().then(() => queries.invalidateQueries());
  }, [language]);
}
