import { notificationsStore, useNotifications } from '@mantine/notifications';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useAsked } from '../../base/ui/talk/confirm.tsx';
import { useMeQuery } from '../../people/ui/me.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

const Overlays = lazy(async () => ({ default: (await import('./Overlays.tsx')).Overlays }));

/** What every page has around and over it. */
export function Root({ children }: { readonly children: ReactNode }) {
  useAbsence();
  useKeptFocus();
  return (
    <>
      {children}
      <Over />
    </>
  );
}

function Over() {
  const { notifications } = useNotifications(notificationsStore);
  const wanted = useAsked() !== null || notifications.length > 0;
  const [came, setCame] = useState(false);
  useEffect(() => setCame((before) => before || wanted), [wanted]);
  return (
    (wanted || came) && (
      <Suspense fallback={null}>
        <Overlays />
      </Suspense>
    )
  );
}

/** Where nobody is signed in the icon of the app counts nothing. */
function useAbsence(): void {
  const me = useMeQuery();
  const absent = me.data?.person === null;
  useEffect(() => {
    if (absent && 'clearAppBadge' in navigator)
      void navigator.clearAppBadge().catch(() => undefined);
  }, [absent]);
}
