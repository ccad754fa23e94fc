import type { ReactNode } from 'react';
import { ProblemError } from './talk/api.ts';
import { Loading } from './Loading.tsx';
import { Problem } from './Problem.tsx';

type Props<Data> = {
  /** A query or a list: what both have. */
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly as?: 'rows' | 'cards' | 'form' | 'text';
  readonly children: (data: Data) => ReactNode;
};

/** The reader may not see it any more: what is still on the page goes. */
export const isLost = (error: Error | null): boolean =>
  error instanceof ProblemError && [401, 403, 404].includes(error.document.status);

/**
 * A query on the page: skeleton, problem with "Try again", or the data. Data that is there stays
 * while a refetch fails, unless the right to it is gone.
 */
export function Waiting<Data>({ query, as = 'rows', children }: Props<Data>) {
  if (query.data !== undefined && !isLost(query.error)) return <>{children(query.data)}</>;
  if (query.error) return <Problem error={query.error} retry={query.refetch} />;
  return <Loading as={as} />;
}
