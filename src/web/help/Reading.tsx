import { Box, Group, Text } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { LinkAnchor, LinkButton } from '../../base/ui/link.tsx';
import { useMeQuery } from '../../people/ui/me.tsx';
import { Pending } from '../shell/Pending.tsx';
import { LanguageChoice } from '../shell/LanguageChoice.tsx';
import { Logo } from '../shell/Logo.tsx';
import { Shell } from '../shell/Shell.tsx';
import { SignedIn } from '../shell/SignedIn.tsx';
import classes from './Reading.module.css';

/**
 * The frame of pages that everybody may read: the usual one for whoever is signed in, a plain one
 * for all others.
 */
export function Reading() {
  const me = useMeQuery();
  if (!me.data && !me.error) return <Pending />;
  if (!me.data?.person) return <Plain />;
  return (
    <SignedIn>
      <Shell />
    </SignedIn>
  );
}

function Plain() {
  const t = useTranslations();
  return (
    <>
      <Box component="header" className={classes.header}>
        <LinkAnchor
          to="/help"
          underline="never"
          className={classes.home}
          aria-label={t('base.product')}
        >
          <Logo size={30} />
          <Text component="span" fw={700} size="lg" visibleFrom="xs">
            {t('base.product')}
          </Text>
        </LinkAnchor>
        <Group gap="xs" wrap="nowrap">
          <LanguageChoice />
          <LinkButton to="/sign-in" variant="default" size="xs">
            {t('help.signIn')}
          </LinkButton>
        </Group>
      </Box>
      <Box component="main" id="content" tabIndex={-1} className={classes.content}>
        <Outlet />
      </Box>
    </>
  );
}
