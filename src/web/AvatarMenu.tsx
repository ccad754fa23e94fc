import { Box, Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import { IconHelpCircle, IconKey, IconLogout, IconSettings } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { useAct } from '../base/ui/act.ts';
import { request } from '../base/ui/api.ts';
import { Face } from '../base/ui/Face.tsx';
import { LinkMenuItem } from '../base/ui/link.tsx';
import { useMe } from '../people/ui/me.tsx';
import classes from './AvatarMenu.module.css';
import { LanguageChoice } from './LanguageChoice.tsx';

export function AvatarMenu() {
  const t = useTranslations('shell');
  const { person } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const signOut = useAct(() => request('POST', '/api/sign-out'), {
    done: t('signedOut'),
    then: async () => {
      await navigate({ to: '/sign-in' });
      queries.clear();
    },
  });
  const remember = useAct((language: string) => request('PATCH', '/api/me', { body: { language } }), { changes: ['me'] });

  return (
    <Menu position="bottom-end" width={270} closeOnItemClick>
      <Menu.Target>
        <UnstyledButton className={classes.target}>
          <Face person={person} size={36} />
          <VisuallyHidden>{t('me', { name: person.name })}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box px="sm" py={6}>
          <Text fw={600} size="sm" truncate>
            {person.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {person.email}
          </Text>
        </Box>
        <Menu.Divider />
        <LinkMenuItem to="/settings" leftSection={<IconSettings size={17} aria-hidden />}>
          {t('pages.settings')}
        </LinkMenuItem>
        <LinkMenuItem to="/account" leftSection={<IconKey size={17} aria-hidden />}>
          {t('pages.account')}
        </LinkMenuItem>
        <LinkMenuItem to="/help/account" leftSection={<IconHelpCircle size={17} aria-hidden />}>
          {t('pages.help')}
        </LinkMenuItem>
        <Menu.Divider />
        <Box px="sm" py={6} className={classes.choices}>
          <Text size="xs" c="dimmed" mb={4}>
            {t('language')}
          </Text>
          <LanguageChoice wide onChoose={(language) => remember.mutate(language)} />
          <Text size="xs" c="dimmed" mt="xs" mb={4}>
            {t('look')}
          </Text>
          <LookChoice />
        </Box>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} aria-hidden />} onClick={() => signOut.mutate()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const looks = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];

function LookChoice() {
  const t = useTranslations('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={t('look')}
      value={colorScheme}
      data={looks.map((value) => ({ value, label: t(`looks.${value}`) }))}
      onChange={(value) => setColorScheme(looks.find((known) => known === value) ?? 'auto')}
    />
  );
}
