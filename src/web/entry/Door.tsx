import { Box, Card, Group, Text } from '@mantine/core';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import classes from './Door.module.css';
import { LanguageChoice } from '../shell/LanguageChoice.tsx';
import { safePath } from '../../people/account/me/rules.ts';
import { useMeQuery } from '../../people/ui/me.tsx';
import { Logo } from '../shell/Logo.tsx';

/** The frame of the signed-out pages: one leaf of the door, the light behind it. */
export function Door() {
  const t = useTranslations();
  useWay();
  return (
    <Box className={classes.room}>
      <Box component="header" className={classes.head}>
        <Group gap="sm">
          <Logo size={40} />
          <div>
            <Text fw={700} size="lg" lh={1.15}>
              {t('base.product')}
            </Text>
            <Text size="sm" c="dimmed">
              {t('shell.tagline')}
            </Text>
          </div>
        </Group>
      </Box>
      <Card component="main" id="content" withBorder padding="xl" className={classes.leaf}>
        <Outlet />
      </Card>
      <Box component="footer" className={classes.foot}>
        <LanguageChoice />
      </Box>
    </Box>
  );
}

/** Whoever has a sign-in need not sign in; an empty installation is set up first. */
function useWay(): void {
  const router = useRouter();
  const me = useMeQuery();
  const { pathname, search } = useRouterState({ select: (state) => state.location });
  const next = (search as { readonly next?: string }).next;
  const signedIn = Boolean(me.data?.person);
  const empty = me.data?.setUp === false;
  useEffect(() => {
    if (empty && pathname !== '/set-up') void router.navigate({ to: '/set-up', replace: true });
    else if (me.data && !empty && pathname === '/set-up')
      void router.navigate({ to: '/', replace: true });
    else if (signedIn && ['/sign-in', '/sign-up', '/forgotten'].includes(pathname))
      void router.navigate({ href: safePath(next), replace: true });
  }, [router, me.data, signedIn, empty, pathname, next]);
}
