import type { Query, QueryClient } from '@tanstack/react-query';
import { lookAgain, lookInTurn } from './queries.ts';
import { lookAround, tellsPresence } from './returning.ts';
import type { LiveMessage } from './socket.ts';

// ms between two looks: of a hundred people who come in one second, each would make every page look
// anew
const CALM = 150;
/** ms until a page looks at what it was told already. */
export const LATER = 2000;
/** ms that the server has to say what was missed; else everything is looked at. */
const PATIENCE = 10_000;

/** Collects the hints of one moment, so that ten of them cause one look. */
function collecting(queries: QueryClient) {
  let topics = new Set<unknown>();
  const later = new Set<unknown>();
  let last = 0;
  const look = (): void => {
    const changed = topics;
    topics = new Set();
    last = Date.now();
    changed.forEach((topic) => later.delete(topic));
    void lookAgain(queries, { predicate: ({ queryKey }) => changed.has(queryKey[0]) });
  };
  const lookLater = (): void => {
    const changed = new Set(later);
    later.clear();
    const isDue = (query: Query): boolean =>
      changed.has(query.queryKey[0]) && !(query.meta?.['told'] === true && query.isActive());
    lookInTurn(queries, { predicate: isDue });
  };
  return (hinted: readonly unknown[], inAWhile: boolean): void => {
    if (hinted.length === 0) return;
    if (inAWhile && later.size === 0) setTimeout(lookLater, LATER);
    if (!inAWhile && topics.size === 0) setTimeout(look, Math.max(10, last + CALM - Date.now()));
    for (const topic of hinted) (inAWhile ? later : topics).add(topic);
  };
}

/** Up to where a page knows all: `mark` to the process it was told by, `place` to all others. */
type Known = { readonly mark: unknown; readonly place: unknown };

/**
 * Looks again at what the line says has changed. `place`: how far what the page was loaded with is
 * known. When the line comes back, also from its first moment, the page asks what it has missed; what
 * it knows moves on only when it has heard it. `seen`: it has looked at all of that.
 */
export function hearHints(
  queries: QueryClient,
  say: (message: LiveMessage) => boolean,
  place: string | null,
  seen: () => void = () => undefined,
): (message: LiveMessage) => void {
  const hint = collecting(queries);
  let known: Known = { mark: null, place };
  /** What is known once it is heard what was missed, which is waited for until then. */
  let next: Known = known;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;
  const catchUp = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    known = next;
  };
  const missed = (topics: readonly unknown[] | null): void => {
    catchUp();
    // what changed since the page was loaded is looked at at once; not known: all, in its turn
    if (isFirst && topics) hint(topics, false);
    else void lookAround(queries, topics && new Set(topics)).then(seen);
  };
  const come = (message: LiveMessage): void => {
    isFirst = known.mark === null && waiting === undefined;
    if (message['mark'] === known.mark) {
      catchUp();
      // nothing was missed, but by looks that failed while there was no line, and who is here
      const isOpen = (query: Query): boolean =>
        query.state.status === 'error' || query.state.isInvalidated || tellsPresence(query);
      return void queries.invalidateQueries({ predicate: isOpen }).then(seen);
    }
    clearTimeout(waiting);
    const asks = message['place'] !== undefined && known.place !== null;
    if (!asks || !say({ t: 'since', place: known.place })) return missed(null);
    waiting = setTimeout(() => missed(null), PATIENCE);
  };
  return (message) => {
    const { topics } = message;
    if (message.t === 'hint' && Array.isArray(topics)) hint(topics, message['later'] === true);
    if (message['mark'] !== undefined) next = { ...next, mark: message['mark'] };
    if (message['place'] !== undefined) next = { ...next, place: message['place'] };
    if (message.t === 'hello') come(message);
    else if (message.t === 'missed') missed(Array.isArray(topics) ? topics : null);
    else if (!waiting) known = next;
  };
}
