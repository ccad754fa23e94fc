import { QueryClient } from '@tanstack/react-query';
import type { InvalidateQueryFilters, Query } from '@tanstack/react-query';
import { pauseBefore, retries } from './retries.ts';

/**
 * Keys start with the topic whose hints make them stale: ['sessions', ...], ['session:<id>', ...].
 */
export const queryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // Hints say when something changed; coming back to a page after a while still looks again.
        staleTime: 30_000,
        // Offline is told as a problem with a button, not by a page that waits silently.
        networkMode: 'always',
        retry: retries,
        retryDelay: (tries, error) => pauseBefore(tries, error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/** Queries that change while they are looked at, and are looked at once more after it. */
const due = new WeakSet<Query>();

/**
 * Looks again at what has changed, one look at a time. A look that every change cancelled for the
 * next one would not end in a rush of them, and one that is under way, the first one too, may have
 * read what was before the change.
 */
export async function lookAgain(
  queries: QueryClient,
  changed: InvalidateQueryFilters,
): Promise<void> {
  const stale = queries.getQueryCache().findAll(changed);
  await Promise.all(stale.map((query) => look(queries, query)));
}
async function look(queries: QueryClient, query: Query): Promise<void> {
  if (due.has(query)) return;
  const underWay = query.state.fetchStatus === 'idle' ? undefined : query.promise;
  if (!underWay) return await queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
  due.add(query);
  await underWay.catch(() => undefined);
  due.delete(query);
  await look(queries, query);
}

let turn = Promise.resolve();
/** Looks again when nothing else does so, one query after the other: nobody waits for it. */
export function lookInTurn(queries: QueryClient, changed: InvalidateQueryFilters): void {
  for (const { queryKey } of queries.getQueryCache().findAll(changed))
    turn = turn.then(() => lookAgain(queries, { queryKey, exact: true }));
}

/**
 * Puts what the line told into what is known. `whole`: nothing else is to be known of it. What is
 * out of date stays so, and a look that is under way may have read what was before.
 */
export function draw<Data>(
  queries: QueryClient,
  queryKey: readonly unknown[],
  told: (known: Data | undefined) => Data | undefined,
  whole = false,
): void {
  const query = queries.getQueryCache().find({ queryKey, exact: true });
  const { data, dataUpdatedAt, isInvalidated, status, fetchStatus } = query?.state ?? {};
  const now = told(data as Data | undefined);
  if (now !== undefined)
    queries.setQueryData(queryKey, now, whole ? {} : { updatedAt: dataUpdatedAt ?? 0 });
  if ((isInvalidated || status === 'error') && !whole) query?.invalidate();
  if (fetchStatus === 'fetching' || now === undefined)
    void lookAgain(queries, { queryKey, exact: true });
}
