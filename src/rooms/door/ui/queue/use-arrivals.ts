import { useEffect, useState } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Waiter } from './use-queue.ts';

/**
 * Whom this page has announced: the queue and the banner over the stage say it once between them.
 */
const told = new Map<string, Set<string>>();
const mark = ({ id, asks }: Waiter): string => `${id} ${asks}`;

/**
 * "Ben asks to join", for those who do not see the row appear. Who waited already when the page
 * opened is in the heading.
 */
export function useArrivals(session: string, rows: readonly Waiter[] | undefined): string {
  const t = useTranslations('door.queue');
  const [says, setSays] = useState('');
  useEffect(() => {
    if (!rows) return;
    const known = told.get(session);
    const fresh = known ? rows.filter((row) => !known.has(mark(row))) : [];
    told.set(session, new Set([...(known ?? []), ...rows.map(mark)]));
    if (fresh.length === 0) return;
    const named = fresh.slice(0, 2).map(({ name }) => t('asks', { name }));
    setSays(
      [...named, ...(fresh.length > 2 ? [t('asking', { count: fresh.length - 2 })] : [])].join(
        '. ',
      ),
    );
  }, [session, rows, t]);
  return says;
}
