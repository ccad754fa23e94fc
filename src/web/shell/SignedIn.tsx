import { Container } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect } from 'react';
import type { ReactNode } from 'react';
import { onUnauthorised } from '../../base/ui/talk/api.ts';
import { ConnectionBar } from '../../base/ui/ConnectionBar.tsx';
import { LiveProvider } from '../../base/ui/talk/live.tsx';
import { Problem } from '../../base/ui/Problem.tsx';
import { useLanguage } from '../../base/ui/talk/words.tsx';
import { Watch } from '../../notices/ui/Watch.tsx';
import { MeProvider, useMeQuery } from '../../people/ui/me.tsx';
import type { SignedMe } from '../../people/ui/me.tsx';
import { Pending } from './Pending.tsx';

const KnockAlarm = lazy(async () => ({
  default: (await import('../../rooms/door/ui/alarm/KnockAlarm.tsx')).KnockAlarm,
}));

/**
 * Everything inside knows who is here and has the live line; whoever is not signed in is led to the
 * sign-in page and back.
 */
export function SignedIn({ children = <Outlet /> }: { readonly children?: ReactNode }) {
  const me = useMeQuery();
  const queries = useQueryClient();
  const leave = useLeave();
  const askAgain = useCallback(
    () => void queries.invalidateQueries({ queryKey: ['me'] }),
    [queries],
  );
  useEffect(() => {
    // One request may have reasons of its own to answer 401; who is signed in is asked of /api/me
    // alone.
    onUnauthorised(askAgain);
    return () => onUnauthorised(() => undefined);
  }, [askAgain]);
  const absent = me.data ? me.data.person === null : false;
  const setUp = me.data?.setUp ?? true;
  useEffect(() => {
    if (absent) leave(setUp);
  }, [absent, setUp, leave]);

  const { person } = me.data ?? {};
  if (me.data && person) {
    const signed = { ...me.data, person };
    return (
      <MeProvider me={signed} key={person.id}>
        <TheirLanguage me={signed} />
        <LiveProvider onOver={askAgain}>
          {children}
          <Watch />
          <ConnectionBar />
          <Suspense fallback={null}>
            <KnockAlarm />
          </Suspense>
        </LiveProvider>
      </MeProvider>
    );
  }
  return me.error ? (
    <Container py="xl">
      <Problem error={me.error} retry={me.refetch} />
    </Container>
  ) : (
    <Pending />
  );
}

/** To the sign-in page and back later; what was shown is forgotten. */
export function useLeave(): (setUp: boolean) => void {
  const router = useRouter();
  const queries = useQueryClient();
  return useCallback(
    (setUp) => {
      const { href, pathname } = router.state.location;
      // several requests may learn it at the same moment: the first one leads, and knows where from
      if (pathname === '/sign-in' || pathname === '/set-up') return;
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
      if (setUp)
        void router.navigate({
          to: '/sign-in',
          search: href === '/' ? {} : { next: href },
          replace: true,
        });
      else void router.navigate({ to: '/set-up', replace: true });
    },
    [router, queries],
  );
}

/** A person's own language and zone win over what the browser says. */
function TheirLanguage({ me }: { readonly me: SignedMe }) {
  const { choose, setZone } = useLanguage();
  const { language, zone } = me.person;
  useEffect(() => choose(language), [language, choose]);
  useEffect(() => setZone(zone), [zone, setZone]);
  return null;
}
