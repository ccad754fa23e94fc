import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { timeline, type Line } from './api.ts';
import { blocksOf, merged, type Row } from './blocks.ts';
import { chunksOf, isClose, minute, type Range, type Zoom } from './scale.ts';

/** What the address of the page narrows the list by. */
export type Filter = {
  readonly q?: string | undefined;
  readonly tags?: string | undefined;
  readonly group?: string | undefined;
  readonly state?: string | undefined;
  readonly freeFrom?: string | undefined;
  readonly freeTo?: string | undefined;
};
type Page = { readonly rows: readonly Row[]; readonly next: string | null };
/** Of what is not in view it is enough to know that it is there. */
const lately = (): Range => {
  const from = Math.floor(Date.now() / minute) * minute;
  return { from, to: from + minute };
};
type Asked = { readonly cursor: string; readonly chunk: Range };

const size = 50;
/** So many are read without being asked for, so that the bar beside them says how many there are. */
const ahead = 400;

const keyOf = (filter: Filter, cursor: string) => ['sessions', 'timeline', filter, cursor] as const;
const rowOf = ({ bookings, busy, ...line }: Line, chunk: Range): Row => ({
  ...line,
  blocks: blocksOf({ bookings, busy }),
  told: isClose(chunk) ? [chunk] : [],
});
const instant = (at: number): string => new Date(at).toISOString();

async function load(filter: Filter, { cursor, chunk }: Asked, signal: AbortSignal): Promise<Page> {
  const query = {
    ...filter,
    cursor,
    limit: size,
    from: instant(chunk.from),
    to: instant(chunk.to),
  };
  const { items, next } = await timeline('GET /api/timeline', { query: query as never, signal });
  return { rows: items.map((line) => rowOf(line, chunk)), next: next ?? null };
}

/** A page as any answer tells it: which assemblies there are does not depend on the stretch. */
const known = (queries: QueryClient, filter: Filter, cursor: string): Page | undefined =>
  queries
    .getQueriesData<Page>({ queryKey: keyOf(filter, cursor) })
    .findLast(([, page]) => page !== undefined)?.[1];

/** The pages from the first one on, as far as they are wanted. */
function walked(queries: QueryClient, filter: Filter, last: number): readonly string[] {
  const cursors = [''];
  for (;;) {
    const next = known(queries, filter, cursors.at(-1)!)?.next;
    if (!next || cursors.length * size >= Math.max(ahead, last + size)) return cursors;
    cursors.push(next);
  }
}

/** The same list as long as the same things are in it. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const kept = useRef(list);
  const same =
    kept.current.length === list.length && kept.current.every((item, at) => item === list[at]);
  if (!same) kept.current = list;
  return kept.current;
}

export type Seen = { readonly first: number; readonly last: number };

/**
 * The assemblies by name, and what stands on those in view. Asked for page by page and stretch by
 * stretch; what was seen before stays while the rest comes.
 */
export function useLines(filter: Filter, zoom: Zoom, window: Range, { first, last }: Seen) {
  const queries = useQueryClient();
  const chunks = chunksOf(zoom, window);
  const [moment] = useState(lately);
  const cursors = walked(queries, filter, last);
  const inView = new Set(
    cursors.filter((_, page) => page * size <= last && (page + 1) * size > first),
  );
  const asked = cursors.flatMap((cursor): Asked[] =>
    inView.has(cursor)
      ? chunks.map((chunk) => ({ cursor, chunk }))
      : known(queries, filter, cursor)
        ? []
        : [{ cursor, chunk: moment }],
  );
  const answers = useQueries({
    queries: asked.map((one) => ({
      queryKey: [...keyOf(filter, one.cursor), one.chunk.from, one.chunk.to],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => load(filter, one, signal),
    })),
  });
  const pages = useSame(
    cursors.flatMap((cursor): (Page | null)[] => {
      const told = answers.flatMap(({ data }, at) =>
        data && asked[at]!.cursor === cursor ? [data] : [],
      );
      const any = known(queries, filter, cursor);
      return [...(told.length > 0 ? told : any ? [any] : []), null];
    }),
  );
  const rows = useMemo(() => rowsOf(pages), [pages]);
  const before = useRef<readonly Row[]>(undefined);
  if (rows.length > 0 || pages.some(Boolean)) before.current = rows;
  return {
    data: before.current,
    error: answers.find(({ error }) => error)?.error ?? null,
    refetch: () => queries.invalidateQueries({ queryKey: ['sessions', 'timeline'] }),
    /** Something in view is not known yet. */
    coming: answers.some(
      ({ data, isFetching }, at) => !data && isFetching && inView.has(asked[at]!.cursor),
    ),
  };
}

/** Pages, each told by the answers up to the next null. */
function rowsOf(pages: readonly (Page | null)[]): readonly Row[] {
  const rows = new Map<string, Row>();
  let told: Page[] = [];
  for (const page of pages) {
    if (page) told.push(page);
    else {
      for (const { id } of told[0]?.rows ?? [])
        rows.set(id, merged(told.flatMap((one) => one.rows.filter((row) => row.id === id))));
      told = [];
    }
  }
  return [...rows.values()];
}
