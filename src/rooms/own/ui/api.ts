import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import type { Answer } from '../../../base/api/contract.ts';
import { client } from '../../../base/ui/talk/api.ts';
import { useList } from '../../../base/ui/list/list.tsx';
import type { ownContract } from '../contract.ts';

export const own = client<typeof ownContract>();
export type Invitee = Answer<
  (typeof ownContract)['GET /api/sessions/{id}/invitees']
>['items'][number];

export const useOwnRooms = (when: 'now' | 'over') =>
  useList(['rooms', 'own', when], (cursor, signal) =>
    own('GET /api/own-rooms', { query: { when, cursor }, signal }),
  );

/** People a host could invite or make a host, while a name is typed. */
export function useInvitees(session: string, q: string) {
  const [later] = useDebouncedValue(q, 200);
  return useQuery({
    queryKey: [`room:${session}`, 'invitees', later],
    queryFn: ({ signal }) =>
      own('GET /api/sessions/{id}/invitees', {
        params: { id: session },
        query: { q: later },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
