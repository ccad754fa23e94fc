import { useEffect, useSyncExternalStore } from 'react';

/** Rooms whose requests are on this page now, by how many lists: a notice about them would say it twice. */
const shown = new Map<string, number>();
const ears = new Set<() => void>();
const change = (session: string, by: 1 | -1): void => {
  shown.set(session, (shown.get(session) ?? 0) + by);
  ears.forEach((hear) => hear());
};
const watch = (hear: () => void) => {
  ears.add(hear);
  return () => void ears.delete(hear);
};

export function useShown(session: string): void {
  useEffect(() => {
    change(session, 1);
    return () => change(session, -1);
  }, [session]);
}
export const useInSight = (session: string): boolean => useSyncExternalStore(watch, () => (shown.get(session) ?? 0) > 0);
