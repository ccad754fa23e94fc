import { Container } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { onUnauthorised, ProblemError } from '../base/ui/api.ts';
import { ConnectionBar } from '../base/ui/ConnectionBar.tsx';
import { LiveProvider } from '../base/ui/live.tsx';
import { Problem } from '../base/ui/Problem.tsx';
import { useLanguage } from '../base/ui/words.tsx';
import { MeProvider, useMeQuery } from '../people/ui/me.tsx';
import type { Me } from '../people/ui/me.tsx';
import { Pending } from './faults.tsx';

/** Everything inside knows who is here and has the live line; whoever is not signed in is led to the sign-in page and back. */
export function SignedIn() {
  const me = useMeQuery();
  const leave = useLeave();
  const queries = useQueryClient();
  useEffect(() => {
    // One request may have reasons of its own to answer 401; who is signed in is asked of /api/me alone.
    onUnauthorised((path) => void (path === '/api/me' ? undefined : queries.invalidateQueries({ queryKey: ['me'] })));
    return () => onUnauthorised(() => undefined);
  }, [queries]);
  const signedOut = me.error instanceof ProblemError && me.error.document.status === 401;
  useEffect(() => {
    if (signedOut) leave();
  }, [signedOut, leave]);

  if (signedOut) return <Pending />;
  if (!me.data)
    return me.error ? (
      <Container py="xl">
        <Problem error={me.error} retry={me.refetch} />
      </Container>
    ) : (
      <Pending />
    );
  return (
    <MeProvider me={me.data}>
      <TheirLanguage me={me.data} />
      <LiveProvider onOver={leave}>
        <Outlet />
        <ConnectionBar />
      </LiveProvider>
    </MeProvider>
  );
}

/** To the sign-in page, forgetting everything that was shown. */
function useLeave(): () => void {
  const router = useRouter();
  const queries = useQueryClient();
  return useCallback(() => {
    const { href, pathname } = router.state.location;
    if (pathname === '/sign-in') return;
    void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { next: href }, replace: true }).then(() => queries.clear());
  }, [router, queries]);
}

/** A person's own language and zone win over what the browser says. */
function TheirLanguage({ me }: { readonly me: Me }) {
  const { choose, setZone } = useLanguage();
  const { language, zone } = me.person;
  useEffect(() => {
    if (language) choose(language);
    // Only when the stored setting changes: the choice in the menu must not be undone while it is being saved.
  }, [language]);
  useEffect(() => {
    if (zone) setZone(zone);
  }, [zone, setZone]);
  return null;
}
