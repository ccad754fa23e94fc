import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useList } from '../../base/ui/list/list.tsx';
import { useNow } from '../../base/ui/When.tsx';
import { agenda, type Item } from './api.ts';

export const isOpen = (item: Item, now: Date): boolean =>
  !item.cancelled &&
  Date.parse(item.opens) <= now.getTime() &&
  Date.parse(item.closes) > now.getTime();

/**
 * My events to come. The clock changes what may be entered without anybody doing something: then
 * the page looks again.
 */
export function useAgenda(q = '') {
  const queries = useQueryClient();
  const now = useNow(10);
  const list = useList(['sessions', 'agenda', 'upcoming', q], (cursor, signal) =>
    agenda('GET /api/agenda', { query: { q, cursor, limit: 50 }, signal }),
  );
  const turned =
    list.data?.some(
      (item) =>
        (item.enters !== null && isOpen(item, now) && !item.gates) ||
        Date.parse(item.closes) <= now.getTime(),
    ) ?? false;
  const minute = Math.floor(now.getTime() / 10_000);
  useEffect(() => {
    if (turned) void queries.invalidateQueries({ queryKey: ['sessions', 'agenda', 'upcoming'] });
  }, [turned, minute, queries]);
  return list;
}
