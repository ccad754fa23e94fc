import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { onUnauthorised } from '../../base/ui/talk/api.ts';
import { ConnectionBar } from '../../base/ui/ConnectionBar.tsx';
import { LiveProvider } from '../../base/ui/talk/live.tsx';
import { useMeQuery } from '../../people/ui/me.tsx';
import { SignedIn, useLeave } from '../shell/SignedIn.tsx';

/**
 * Lobby and room: for people with an account, and for guests, who are known by their browser and at
 * one door only.
 */
export function AtTheDoor() {
  const me = useMeQuery();
  const [signedIn, setSignedIn] = useState(false);
  if (me.data?.person && !signedIn) setSignedIn(true);
  // whoever had a sign-in on this page and lost it signs in again; they do not become a guest
  // unawares
  return me.data?.person === null && me.data.setUp && !signedIn ? <AsGuest /> : <SignedIn />;
}

function AsGuest() {
  const me = useMeQuery();
  const leave = useLeave();
  const { refetch } = me;
  useEffect(() => {
    // a browser that named itself at no door: only a sign-in could lead on
    onUnauthorised(() => leave(true));
    return () => onUnauthorised(() => undefined);
  }, [leave]);
  return (
    <LiveProvider onOver={() => void refetch()}>
      <Outlet />
      <ConnectionBar />
    </LiveProvider>
  );
}
