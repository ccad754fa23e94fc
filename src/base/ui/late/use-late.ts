import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';

export type Load<Props> = () => Promise<ComponentType<Props>>;

const STILL = 5000; // ms in which nothing has come

/** Resolved when the page has all that it asked for, and nobody pays by the byte. */
async function beStill(): Promise<void> {
  const come = (): number => performance.getEntriesByType('resource').length;
  for (let before = -1; before !== come();) {
    before = come();
    await new Promise((go) => setTimeout(go, STILL));
  }
}
let still: Promise<void> | null = null;
const savesData = (): boolean =>
  (navigator as { connection?: { readonly saveData?: boolean } }).connection?.saveData ?? false;

/**
 * A part that is not there when the page is shown. It comes when the page has long been still, so
 * that nobody waits for it, or when it is wanted before that.
 */
export function useLate<Props>(
  load: Load<Props>,
): readonly [part: ComponentType<Props> | null, want: () => Promise<void>] {
  const [part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (savesData()) return;
    still ??= beStill();
    void still.then(load).catch(() => undefined);
  }, [load]);
  return [
    part,
    async () => {
      const came = await load();
      setPart(() => came);
    },
  ];
}
