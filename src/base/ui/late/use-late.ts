import { useCallback, useEffect, useState } from 'react';
import type { ComponentType } from 'react';

export type Load<Props> = () => Promise<ComponentType<Props>>;

const STILL = 5000; // ms in which nothing has come

/** Resolved when the page has long had all that it asked for. */
async function beStill(): Promise<void> {
  const come = (): number => performance.getEntriesByType('resource').length;
  let before = -1;
  while (before !== come()) {
    before = come();
    await new Promise((go) => setTimeout(go, STILL));
  }
}
let still: Promise<void> | null = null;
const savesData = (): boolean =>
  (navigator as { connection?: { readonly saveData?: boolean } }).connection?.saveData ?? false;

/**
 * A part that is not there when the page is shown. It comes when it is wanted; `ahead`: it is
 * fetched before that, when the page has long been still, so that nobody waits for it.
 */
export function useLate<Props>(
  load: Load<Props>,
  ahead = true,
): readonly [part: ComponentType<Props> | null, want: () => Promise<void>] {
  const [part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (!ahead || savesData()) return;
    still ??= beStill();
    void still.then(load).catch(() => undefined);
  }, [load, ahead]);
  const want = useCallback(async () => {
    const came = await load();
    setPart(() => came);
  }, [load]);
  return [part, want];
}

/** A part that is wanted as soon as `wanted`; without a connection it comes when that is back. */
export function useWanted<Props>(
  load: Load<Props>,
  wanted: boolean,
  { ahead = false, lost }: { readonly ahead?: boolean; readonly lost?: () => void } = {},
): ComponentType<Props> | null {
  const [part, want] = useLate(load, ahead);
  const missing = wanted && part === null;
  useEffect(() => {
    if (!missing) return;
    const fetch = () => void want().catch(() => lost?.());
    fetch();
    addEventListener('online', fetch);
    return () => removeEventListener('online', fetch);
  }, [missing, want, lost]);
  return part;
}
