import type { ReactNode } from 'react';
import { Loading } from './Loading.tsx';
import { Problem } from './Problem.tsx';

type Props<Data> = {
  /** A query or a list: what both have. */
  readonly query: { readonly data: Data | undefined; readonly error: Error | null; readonly refetch: () => unknown };
  readonly as?: 'rows' | 'cards' | 'form' | 'text';
  readonly children: (data: Data) => ReactNode;
};

/** A query on the page: skeleton, problem with "Try again", or the data. Data that is there stays while a refetch fails. */
export function Waiting<Data>({ query, as = 'rows', children }: Props<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Problem error={query.error} retry={query.refetch} />;
  return <Loading as={as} />;
}
