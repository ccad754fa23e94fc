import type { Query, QueryClient } from '@tanstack/react-query';
import { pause } from '../../beat/pause.ts';

/** Who is here stands in no journal. */
export const tellsPresence = ({ meta }: Query): boolean => meta?.['presence'] === true;

/** ms within which pages that lost their line together look again. */
const SPREAD = 3000;

/**
 * Looks again at everything, as something was missed. After a restart all pages come back together:
 * each looks at a moment of its own, at one thing after the other, and a hidden one only when it is
 * shown, as at all that is out of date. Who is here cannot wait.
 */
export async function lookAround(queries: QueryClient, chance = Math.random()): Promise<void> {
  const known = queries.getQueryCache().findAll();
  // looks that are under way may hang on the network that was lost; first ones end by themselves
  await queries.cancelQueries({ predicate: ({ state }) => state.data !== undefined });
  const first = new Set(known.filter(({ state }) => state.fetchStatus !== 'idle'));
  known.forEach((query) => query.invalidate());
  void queries.refetchQueries({ type: 'active', predicate: tellsPresence });
  await pause(chance * SPREAD);
  for (const query of known) {
    if (document.visibilityState === 'hidden') return;
    if (tellsPresence(query)) continue;
    if (query.state.isInvalidated || first.has(query))
      await queries.refetchQueries({ queryKey: query.queryKey, exact: true, type: 'active' });
  }
}
