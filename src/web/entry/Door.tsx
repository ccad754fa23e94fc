import { Box, Card, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { useWay } from '../../base/ui/talk/way.ts';
import classes from './Door.module.css';
import { LanguageChoice } from '../shell/LanguageChoice.tsx';
import { safePath } from '../../people/account/me/rules.ts';
import { useMeQuery } from '../../people/ui/me.tsx';
import { Logo } from '../shell/Logo.tsx';

/** The frame of the signed-out pages: one leaf of the door, the light behind it. */
export function Door({ children }: { readonly children: ReactNode }) {
  const t = useTranslations();
  useOnward();
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
        {children}
      </Card>
      <Box component="footer" className={classes.foot}>
        <LanguageChoice />
      </Box>
    </Box>
  );
}

/** Whoever has a sign-in need not sign in; an empty installation is set up first. */
function useOnward(): void {
  const { usePlace, go } = useWay();
  const me = useMeQuery();
  const { pathname, search } = usePlace();
  const { next } = search;
  const signedIn = Boolean(me.data?.person);
  const empty = me.data?.setUp === false;
  useEffect(() => {
    const lead = (href: string) => void go(href, { replace: true });
    if (empty && pathname !== '/set-up') lead('/set-up');
    else if (me.data && !empty && pathname === '/set-up') lead('/');
    else if (signedIn && ['/sign-in', '/sign-up', '/forgotten'].includes(pathname))
      lead(safePath(next));
  }, [go, me.data, signedIn, empty, pathname, next]);
}
