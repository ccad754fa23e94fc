import { useEffect, useSyncExternalStore } from 'react';
import { undoSeconds } from '../../knocks/rules.ts';
import type { Waiter } from './queue/use-queue.ts';

const ears = new Set<() => void>();
const change = (): void => ears.forEach((hear) => hear());
const watch = (hear: () => void) => {
  ears.add(hear);
  return () => void ears.delete(hear);
};

/**
 * Rooms whose requests are on this page now, once for each list: a notice about them would say it
 * twice.
 */
let shown: readonly string[] = [];
export function useShown(session: string): void {
  useEffect(() => {
    shown = [...shown, session];
    change();
    return () => {
      shown = shown.toSpliced(shown.indexOf(session), 1);
      change();
    };
  }, [session]);
}
export const useInSight = (): readonly string[] => useSyncExternalStore(watch, () => shown);

/**
 * Rooms at whose door this page has just turned somebody away: as long as that can be undone, the
 * way to do so is in sight.
 */
let denied: readonly string[] = [];
const ends = new Map<string, ReturnType<typeof setTimeout>>();
export function turnedAway(session: string): void {
  const without = () => denied.filter((one) => one !== session);
  const end = () => {
    denied = without();
    change();
  };
  clearTimeout(ends.get(session));
  ends.set(session, setTimeout(end, undoSeconds * 1000));
  denied = [...without(), session];
  change();
}
export const useTurnedAway = (): readonly string[] => useSyncExternalStore(watch, () => denied);

/** One asking of one person. */
export const markOf = ({ id, asks }: Pick<Waiter, 'id' | 'asks'>): string => `${id} ${asks}`;

/** Marks that a reload of this tab does not wipe out. */
function remembered(name: string) {
  const marks = new Set(JSON.parse(sessionStorage.getItem(name) ?? '[]') as readonly string[]);
  const keep = () => sessionStorage.setItem(name, JSON.stringify([...marks].slice(-1000)));
  return {
    has: (mark: string): boolean => marks.has(mark),
    /** Whether one of them is new. */
    add: (more: readonly string[]): boolean => {
      const before = marks.size;
      more.forEach((mark) => marks.add(mark));
      if (marks.size > before) keep();
      return marks.size > before;
    },
    remove: (mark: string): void => {
      if (marks.delete(mark)) keep();
    },
  };
}
/** Whom the bar has told of: not a reload, only asking once more, tells it again. */
export const told = remembered('anteroom.told');
/** Whom somebody has folded away in the room. */
export const folded = remembered('anteroom.folded');
