import { AppShell, Box, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import { LinkAnchor } from '../../base/ui/link.tsx';
import { Bell } from '../../notices/ui/Bell.tsx';
import { AvatarMenu } from './AvatarMenu.tsx';
import { Logo } from './Logo.tsx';
import { Navigation } from './Navigation.tsx';
import { OrganisationChoice } from './organisation/OrganisationChoice.tsx';
import classes from './Shell.module.css';

const KnockBar = lazy(async () => ({
  default: (await import('../../rooms/door/ui/alarm/KnockBar.tsx')).KnockBar,
}));

export function Shell() {
  const t = useTranslations();
  const [opened, { toggle, close }] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => close(), [path, close]);

  return (
    <AppShell
      header={{ height: 58 }}
      navbar={{ width: 236, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={0}
    >
      <a
        href="#content"
        className={classes.skip}
        onClick={() => document.querySelector<HTMLElement>('#content')?.focus()}
      >
        {t('shell.skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Group gap="xs" wrap="nowrap">
          <Burger
            opened={opened}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-expanded={opened}
            aria-label={t(opened ? 'shell.menu.close' : 'shell.menu.open')}
          />
          <Home />
          <OrganisationChoice />
        </Group>
        <Group gap="sm" wrap="nowrap">
          <Bell />
          <AvatarMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar
        component="nav"
        aria-label={t('shell.navigation')}
        className={classes.navbar}
      >
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main>
        <Suspense fallback={null}>
          <KnockBar />
        </Suspense>
        <Box id="content" tabIndex={-1} className={classes.content}>
          <Outlet />
        </Box>
      </AppShell.Main>
    </AppShell>
  );
}

function Home() {
  const t = useTranslations();
  return (
    <LinkAnchor to="/" underline="never" className={classes.home} aria-label={t('shell.home')}>
      <Logo size={30} />
      <Text component="span" fw={700} size="lg" className={classes.product}>
        {t('base.product')}
      </Text>
    </LinkAnchor>
  );
}
