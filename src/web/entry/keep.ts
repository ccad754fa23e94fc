import { useEffect, useSyncExternalStore } from 'react';
import type { Ask, Keep } from '../../base/ui/talk/keep.ts';
import { pauseBefore, retries } from '../../base/ui/talk/retries.ts';

type Known = { readonly data: unknown; readonly error: Error | null; readonly at: number };
const NOTHING: Known = { data: undefined, error: null, at: 0 };
const OLD = 30_000; // ms

const topics = new Map<string, Known>();
const asks = new Map<string, Ask<unknown>>();
const looks = new Map<string, AbortController>();
const hearers = new Set<() => void>();
const hear = (hearer: () => void) => {
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
};
const knownOf = (topic: string): Known => topics.get(topic) ?? NOTHING;

/** One look at a topic at a time: the newest. */
async function look(topic: string): Promise<void> {
  const ask = asks.get(topic);
  if (!ask) return;
  looks.get(topic)?.abort();
  const mine = new AbortController();
  looks.set(topic, mine);
  const known = await lookUntil(ask, mine.signal);
  if (mine.signal.aborted || !known) return;
  looks.delete(topic);
  // what was known stays while it cannot be asked
  topics.set(topic, known.error ? { ...knownOf(topic), error: known.error } : known);
  hearers.forEach((tell) => tell());
}
async function lookUntil(ask: Ask<unknown>, signal: AbortSignal): Promise<Known | null> {
  for (let tries = 0; !signal.aborted; tries++)
    try {
      return { data: await ask(signal), error: null, at: Date.now() };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (!retries(tries, error)) return { ...NOTHING, error };
      await new Promise((go) => setTimeout(go, pauseBefore(tries, error)));
    }
  return null;
}
const freshen = (topic: string): void => {
  if (!looks.has(topic) && Date.now() - knownOf(topic).at > OLD) void look(topic);
};

/** What the pages before the inside know, for whoever comes after them. */
export const handOver = (): readonly (readonly [topic: string, known: Known])[] =>
  [...topics].filter(([, { data }]) => data !== undefined);

export const keep: Keep = {
  useKept: function useKept<A>(topic: string, ask: Ask<A>) {
    const { data, error } = useSyncExternalStore(hear, () => knownOf(topic));
    useEffect(() => {
      asks.set(topic, ask);
      const back = () => document.visibilityState === 'visible' && freshen(topic);
      freshen(topic);
      document.addEventListener('visibilitychange', back);
      return () => document.removeEventListener('visibilitychange', back);
    }, [topic, ask]);
    return { data: data as A | undefined, error, refetch: () => look(topic) };
  },
  renew: async (topic) =>
    void (await Promise.all([...asks.keys()].filter((one) => one === (topic ?? one)).map(look))),
  startOver: (topic) => {
    for (const other of topics.keys()) if (other !== topic) topics.delete(other);
    return look(topic);
  },
};
