import { Box, Card, Group, Text } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import classes from './Door.module.css';
import { LanguageChoice } from './LanguageChoice.tsx';
import { Logo } from './Logo.tsx';

/** The frame of the signed-out pages: one leaf of the door, the light behind it. */
export function Door() {
  const t = useTranslations();
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
