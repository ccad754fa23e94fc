import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useAct } from '../../base/ui/talk/act.ts';
import { client } from '../../base/ui/talk/api.ts';
import { useList } from '../../base/ui/list/list.tsx';
import type { Answer } from '../../base/api/contract.ts';
import type { browsersContract } from '../browsers/contract.ts';
import type { Notice, noticesContract } from '../contract.ts';

export const noticesApi = client<typeof noticesContract>();
export const browsersApi = client<typeof browsersContract>();

const NEWEST = 20;

/** What the bell lists and what is announced. */
export const useNewest = () =>
  useQuery({
    queryKey: ['notices', 'newest'],
    queryFn: async ({ signal }) =>
      (await noticesApi('GET /api/notices', { query: { limit: NEWEST }, signal })).items,
  });

/** Counted by the server only where there are more than the newest. */
export function useUnread(): number {
  const newest = useNewest().data;
  const more = newest?.length === NEWEST;
  const counted = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: ({ signal }) => noticesApi('GET /api/notices/unread', { signal }),
    enabled: more,
  }).data?.count;
  const listed = newest?.filter(({ read }) => !read).length ?? 0;
  return more ? (counted ?? listed) : listed;
}

export const useHistory = (only: 'open' | 'all') =>
  useList(['notices', 'history', only], (cursor, signal) =>
    noticesApi('GET /api/notices', { query: { only, cursor }, signal }),
  );

export const useMarkRead = () =>
  useAct(
    (which: readonly Notice['id'][] | 'all') =>
      noticesApi('POST /api/notice-readings', {
        body: which === 'all' ? { all: true } : { ids: [...which] },
      }),
    {
      changes: ['notices'],
    },
  );

export const useBrowsers = () =>
  useQuery({
    queryKey: ['browsers'],
    queryFn: ({ signal }) => browsersApi('GET /api/me/browsers', { signal }),
  });
export type Browser = Answer<(typeof browsersContract)['GET /api/me/browsers']>['items'][number];

/** One real push, and what its push service said to it. */
export const useTest = (id: Browser['id'], taken: string) =>
  useAct(() => browsersApi('POST /api/me/browsers/{id}/tests', { params: { id } }), {
    changes: ['browsers'],
    then: ({ delivered, problem }) => {
      if (delivered) notifications.show({ message: taken, color: 'green', autoClose: 4000 });
      else if (problem) notifications.show({ message: problem, color: 'red', autoClose: 9000 });
    },
  });
