import { useQuery } from '@tanstack/react-query';
import { client } from '../../../base/ui/talk/api.ts';
import { useList } from '../../../base/ui/list/list.tsx';
import type { technicalContract } from '../contract.ts';
import type { tokensContract } from '../tokens/contract.ts';

export const technicalApi = client<typeof technicalContract>();
export const tokensApi = client<typeof tokensContract>();

/** Under `groups`: whoever has just lost the group must lose sight of them, too. */
const key = (...more: readonly string[]) => ['groups', 'technical', ...more];
export const useTechnicalUsers = (group: string, q: string) =>
  useList(key('of', group, q), (cursor, signal) =>
    technicalApi('GET /api/groups/{id}/technical-users', {
      params: { id: group },
      query: { q, cursor },
      signal,
    }),
  );
export type TechnicalUser = NonNullable<ReturnType<typeof useTechnicalUsers>['data']>[number];
const load = (id: string, signal: AbortSignal) =>
  technicalApi('GET /api/technical-users/{id}', { params: { id }, signal });
export type OneTechnicalUser = Awaited<ReturnType<typeof load>>;
export const useTechnicalUser = (id: string) =>
  useQuery({ queryKey: key('one', id), queryFn: ({ signal }) => load(id, signal) });

const own = (signal: AbortSignal) => tokensApi('GET /api/me/tokens', { signal });
export type Token = Awaited<ReturnType<typeof own>>['items'][number];
/** Of a technical user; without one the reader’s own. */
export const useTokens = (of: string | null) =>
  useQuery({
    queryKey: of === null ? ['tokens'] : key('tokens', of),
    queryFn: ({ signal }) =>
      of === null
        ? own(signal)
        : tokensApi('GET /api/technical-users/{id}/tokens', { params: { id: of }, signal }),
  });
