import type { Query, QueryClient } from '@tanstack/react-query';
import { pause } from '../../beat/pause.ts';

/** Looked at again by a topic that is not the first word of its key. */
const topicsOf = ({ queryKey, meta }: Query): readonly unknown[] => [queryKey[0], meta?.['topic']];
/** Who is here stands in no journal. */
export const tellsPresence = ({ meta }: Query): boolean => meta?.['presence'] === true;

/** Its last look failed, is under way, or is due; or it may have changed without a word. */
const isUncertain = (query: Query): boolean =>
  query.state.status === 'error' ||
  query.state.isInvalidated ||
  query.state.fetchStatus !== 'idle' ||
  tellsPresence(query);

/** ms within which pages that lost their line together look again. */
const SPREAD = 3000;

/**
 * Looks again at everything, as something was missed; `topics`: only at what has changed under
 * them, and at what is uncertain by itself. After a restart all pages come back together: each looks
 * at a moment of its own, at one thing after the other, and a hidden one only when it is shown, as
 * at all that is out of date. Who is here cannot wait.
 */
export async function lookAround(
  queries: QueryClient,
  topics: ReadonlySet<unknown> | null,
  chance = Math.random(),
): Promise<void> {
  const known = queries
    .getQueryCache()
    .findAll()
    .filter(
      (query) =>
        !topics || isUncertain(query) || topicsOf(query).some((topic) => topics.has(topic)),
    );
  // looks that are under way may hang on the network that was lost; first ones end by themselves
  await queries.cancelQueries({ predicate: ({ state }) => state.data !== undefined });
  const first = new Set(known.filter(({ state }) => state.fetchStatus !== 'idle'));
  known.forEach((query) => query.invalidate());
  void queries.refetchQueries({ type: 'active', predicate: tellsPresence });
  if (!known.some((query) => query.isActive() && !tellsPresence(query))) return;
  await pause(chance * SPREAD);
  for (const query of known) {
    if (document.visibilityState === 'hidden') return;
    if (tellsPresence(query)) continue;
    if (query.state.isInvalidated || first.has(query))
      await queries.refetchQueries({ queryKey: query.queryKey, exact: true, type: 'active' });
  }
}
