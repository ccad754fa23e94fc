import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './api.ts';

const passing = (error: unknown): boolean =>
  error instanceof ProblemError && [0, 502, 503, 504].includes(error.document.status);

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
        retry: (tries, error) => tries < 2 && passing(error),
        retryDelay: (tries) => 400 * 2 ** tries + Math.random() * 300,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
