import { useQuery } from '@tanstack/react-query';
import { client } from '../../../base/ui/talk/api.ts';
import type { groupsContract } from '../contract.ts';
import type { membersContract } from '../members/contract.ts';

export const groupsApi = client<typeof groupsContract>();
export const membersApi = client<typeof membersContract>();

const load = (id: string, signal: AbortSignal) =>
  groupsApi('GET /api/groups/{id}', { params: { id }, signal });
export type Group = Awaited<ReturnType<typeof load>>;
export type Member = Group['members'][number];

/**
 * Under `groups`, not under the group's own topic: who has just lost it gets hints without ids, and
 * must lose sight of it too.
 */
export const groupKey = (id: string, ...more: readonly string[]) => ['groups', 'one', id, ...more];
export const useGroup = (id: string) =>
  useQuery({ queryKey: groupKey(id), queryFn: ({ signal }) => load(id, signal) });
