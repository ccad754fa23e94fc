import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { lookHere, nameHere } from './push.ts';

export const HERE = ['browser-here'];

/** What this browser says, looked at again whenever somebody may have changed it. */
export function useHere() {
  const queries = useQueryClient();
  useEffect(() => {
    const look = (): void => void queries.invalidateQueries({ queryKey: HERE });
    const noted: PermissionStatus[] = [];
    window.addEventListener('focus', look);
    void navigator.permissions?.query({ name: 'notifications' }).then(
      (status) => {
        noted.push(status);
        status.addEventListener('change', look);
      },
      () => undefined, // a browser that does not tell
    );
    return () => {
      window.removeEventListener('focus', look);
      noted.forEach((status) => status.removeEventListener('change', look));
    };
  }, [queries]);
  return useQuery({ queryKey: HERE, queryFn: lookHere, staleTime: 0 });
}

export const useNameHere = (): string => {
  const t = useTranslations('notices.ui.browsers');
  return nameHere((names) => t('nameOn', names), t('unknown'));
};
