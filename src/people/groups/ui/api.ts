import { useQuery } from '@tanstack/react-query';
import { useList } from '../../../base/ui/list/list.tsx';
import { client } from '../../../base/ui/talk/api.ts';
import type { groupsContract } from '../contract.ts';
import type { membersContract } from '../members/contract.ts';

export const groupsApi = client<typeof groupsContract>();
export const membersApi = client<typeof membersContract>();

const load = (id: string, signal: AbortSignal) =>
  groupsApi('GET /api/groups/{id}', { params: { id }, signal });
export type Group = Awaited<ReturnType<typeof load>>;
const loadMembers = (id: string, q: string, cursor: string | undefined, signal: AbortSignal) =>
  membersApi('GET /api/groups/{id}/members', { params: { id }, query: { q, cursor }, signal });
export type Member = Awaited<ReturnType<typeof loadMembers>>['items'][number];

/**
 * Under `groups`, not under the group's own topic: who has just lost it gets hints without ids, and
 * must lose sight of it too.
 */
export const groupKey = (id: string, ...more: readonly string[]) => ['groups', 'one', id, ...more];
export const useGroup = (id: string) =>
  useQuery({ queryKey: groupKey(id), queryFn: ({ signal }) => load(id, signal) });
/** Page by page, those whom the search finds. */
export const useMembers = (id: string, q = '') =>
  useList<Member>(groupKey(id, 'members', q), (cursor, signal) =>
    loadMembers(id, q, cursor, signal),
  );
export type Members = ReturnType<typeof useMembers>;
