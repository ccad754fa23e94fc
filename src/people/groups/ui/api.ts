import { useQuery } from '@tanstack/react-query';
import { client } from '../../../base/ui/api.ts';
import type { groupsContract } from '../contract.ts';
import type { membersContract } from '../members/contract.ts';

export const groupsApi = client<typeof groupsContract>();
export const membersApi = client<typeof membersContract>();

const load = (id: string, signal: AbortSignal) => groupsApi('GET /api/groups/{id}', { params: { id }, signal });
export type Group = Awaited<ReturnType<typeof load>>;
export type Member = Group['members'][number];

/** Read again by the hints about this very group. */
export const useGroup = (id: string) => useQuery({ queryKey: [`group:${id}`, 'detail'], queryFn: ({ signal }) => load(id, signal) });
