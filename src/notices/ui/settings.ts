import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSentence } from '../../base/ui/sentence.ts';
import type { Answer, Input } from '../../base/contract.ts';
import type { noticesContract } from '../contract.ts';
import { noticesApi } from './api.ts';

export type Settings = Answer<(typeof noticesContract)['GET /api/me/notice-settings']>;
type Sent = Input<(typeof noticesContract)['PUT /api/me/notice-settings']>['body'];
const key = ['notice-settings'];

/** Each change is stored at once; several quick ones one after the other, so that the last one stays. */
export function useSettings() {
  const queries = useQueryClient();
  const sentence = useSentence();
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => noticesApi('GET /api/me/notice-settings', { signal }) });
  const store = useMutation({
    scope: { id: 'notice-settings' },
    mutationFn: (body: Sent) => noticesApi('PUT /api/me/notice-settings', { body }),
    onError: (error) => {
      notifications.show({ message: sentence(error), color: 'red', autoClose: 9000 });
      return queries.invalidateQueries({ queryKey: key });
    },
  });
  const change = (next: (now: Settings) => Settings): void => {
    const now = queries.getQueryData<Settings>(key);
    if (!now) return;
    const { kinds, quiet } = next(now);
    queries.setQueryData<Settings>(key, { kinds, quiet });
    store.mutate({ kinds: kinds.map(({ kind, bell, browser, mail }) => ({ kind, bell, browser, mail })) as Sent['kinds'], quiet });
  };
  return { query, change, saved: store.isSuccess };
}
