import { Link, RouterProvider, useBlocker, useRouterState } from '@tanstack/react-router';
import { WaySlot } from '../base/ui/talk/way.ts';
import type { Way } from '../base/ui/talk/way.ts';
import { NoticeSlot } from '../notices/ui/slot.ts';
import { SessionSlot } from '../sessions/ui/slots.ts';
import { answers } from './answers.ts';
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
export const { go } = way;
/** Resolved when the page of the address can be shown. */
export const arrive = (): Promise<void> => router.load();

export function Inside() {
  return (
    <NoticeSlot value={answers}>
      <SessionSlot value={slots}>
        <WaySlot value={way}>
          <RouterProvider router={router} />
        </WaySlot>
      </SessionSlot>
    </NoticeSlot>
  );
}
