import { notificationsStore, useNotifications } from '@mantine/notifications';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useAsked } from '../base/ui/talk/confirm.tsx';
import { useMeQuery } from '../people/ui/me.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

const Overlays = lazy(async () => ({ default: (await import('./shell/Overlays.tsx')).Overlays }));

export function Root() {
  useAbsence();
  useKeptFocus();
  return (
    <>
      <Outlet />
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
