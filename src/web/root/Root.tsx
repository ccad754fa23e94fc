import { notificationsStore, useNotifications } from '@mantine/notifications';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useWanted } from '../../base/ui/late/use-late.ts';
import { useAsked } from '../../base/ui/talk/confirm.tsx';
import { useMeQuery } from '../../people/ui/me.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

const overlays = async () => (await import('./Overlays.tsx')).Overlays;

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
  const signedIn = Boolean(useMeQuery().data?.person);
  const wanted = useAsked() !== null || notifications.length > 0;
  const Overlays = useWanted(overlays, wanted, { ahead: signedIn });
  return Overlays && <Overlays />;
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
