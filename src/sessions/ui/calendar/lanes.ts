type Span = { readonly starts: number; readonly ends: number };
export type Laned<Item> = { readonly item: Item; readonly lane: number; readonly lanes: number };

/**
 * Puts what overlaps side by side: each run of overlapping items shares as many lanes as it needs.
 */
export function laneOut<Item extends Span>(items: readonly Item[]): readonly Laned<Item>[] {
  const out: Laned<Item>[] = [];
  let run: { item: Item; lane: number }[] = [];
  let until = -Infinity;
  let free: number[] = [];
  const close = (): void => {
    out.push(...run.map((one) => ({ ...one, lanes: free.length })));
    run = [];
    free = [];
  };
  for (const item of [...items].toSorted((a, b) => a.starts - b.starts || b.ends - a.ends)) {
    if (item.starts >= until) close();
    const open = free.findIndex((end) => end <= item.starts);
    const lane = open === -1 ? free.length : open;
    free[lane] = item.ends;
    run.push({ item, lane });
    until = Math.max(until, item.ends);
  }
  close();
  return out;
}
