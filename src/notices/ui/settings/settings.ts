import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Answer, Input } from '../../../base/api/contract.ts';
import { useSentence } from '../../../base/ui/talk/sentence.ts';
import type { noticesContract } from '../../contract.ts';
import { noticesApi } from '../api.ts';

export type Settings = Answer<(typeof noticesContract)['GET /api/me/notice-settings']>;
type Sent = Input<(typeof noticesContract)['PUT /api/me/notice-settings']>['body'];
const key = ['notice-settings'];

/**
 * Each change is stored at once, several quick ones in their order; until the last is stored, what
 * was chosen counts and not what is read.
 */
export function useSettings() {
  const queries = useQueryClient();
  const sentence = useSentence();
  const [chosen, setChosen] = useState<Settings | null>(null);
  const newest = useRef<Settings | null>(null);
  const under = useRef(0);
  const choose = (settings: Settings | null): void => {
    newest.current = settings;
    setChosen(settings);
  };
  const read = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => noticesApi('GET /api/me/notice-settings', { signal }),
  });
  const store = useMutation({
    scope: { id: 'notice-settings' },
    mutationFn: (body: Sent) => noticesApi('PUT /api/me/notice-settings', { body }),
    onError: (error) =>
      void notifications.show({ message: sentence(error), color: 'red', autoClose: 9000 }),
    onSettled: async () => {
      under.current -= 1;
      if (under.current > 0) return;
      await queries.invalidateQueries({ queryKey: key });
      if (under.current === 0) choose(null);
    },
  });
  const change = (next: (now: Settings) => Settings): void => {
    const now = newest.current ?? read.data;
    if (!now) return;
    const { kinds, quiet } = next(now);
    under.current += 1;
    choose({ kinds, quiet });
    store.mutate({
      kinds: kinds.map(({ kind, bell, browser, mail }) => ({
        kind,
        bell,
        browser,
        mail,
      })),
      quiet,
    });
  };
  return { query: { ...read, data: chosen ?? read.data }, change, saved: store.isSuccess };
}
