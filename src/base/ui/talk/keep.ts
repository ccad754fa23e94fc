import { createContext, use } from 'react';

export type Ask<A> = (signal: AbortSignal) => Promise<A>;
export type Kept<A> = {
  readonly data: A | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
};
export type Keep = {
  /** What is known of a topic; it is asked where nothing is, or only what is old. */
  readonly useKept: <A>(topic: string, ask: Ask<A>) => Kept<A>;
  /** Asks again for what the page shows of a topic, or of all. */
  readonly renew: (topic?: string) => Promise<void>;
  /** Forgets all but one topic, and asks for that again: the reader may be somebody else. */
  readonly startOver: (topic: string) => Promise<void>;
};
/**
 * What a page keeps of the answers it got. Inside, the library of queries does it; the pages before
 * that keep only who is here, and come without it.
 */
export const KeepSlot = createContext<Keep | null>(null);

export function useKeep(): Keep {
  const keep = use(KeepSlot);
  if (!keep) throw new Error('useKeep needs KeepSlot');
  return keep;
}
