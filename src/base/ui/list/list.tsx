import { Button, Center } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl/react';

type PageOf<Item> = { readonly items: readonly Item[]; readonly next?: string | undefined };

/**
 * A list read page by page. `key` starts with its topic; while a search changes, the old rows stay
 * until the new ones are there. `const contacts = useList(['contacts', search], (cursor, signal) =>
 * api('GET /api/contacts', { query: { search, cursor }, signal }));`
 */
export function useList<Item>(
  key: readonly unknown[],
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<Item>>,
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return {
    /** Undefined until the first page is there: fits `<Waiting query={list}>`. */
    data: items,
    error: query.error,
    refetch: query.refetch,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
  };
}

export type List<Item> = ReturnType<typeof useList<Item>>;

export function LoadMore({
  list,
}: {
  readonly list: { readonly more: (() => void) | null; readonly loadingMore: boolean };
}) {
  const t = useTranslations('base.ui');
  if (!list.more) return null;
  return (
    <Center mt="md">
      <Button variant="default" onClick={list.more} loading={list.loadingMore}>
        {t('more')}
      </Button>
    </Center>
  );
}
