import {
  Box,
  Divider,
  NavLink,
  Popover,
  SegmentedControl,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHelpCircle, IconKey, IconLogout, IconSettings } from '@tabler/icons-react';
import { useTranslations } from 'use-intl/react';
import { useAct } from '../../base/ui/talk/act.ts';
import { client } from '../../base/ui/talk/api.ts';
import { Face } from '../../base/ui/Face.tsx';
import { LinkNav } from '../../base/ui/link.tsx';
import type { accountContract } from '../../people/account/contract.ts';
import type { meContract } from '../../people/account/me/contract.ts';
import { useMe } from '../../people/ui/me.tsx';
import type { Language } from '../../words/languages.ts';
import classes from './AvatarMenu.module.css';
import { LanguageChoice } from './LanguageChoice.tsx';

const accounts = client<typeof accountContract>();
const own = client<typeof meContract>();

export function AvatarMenu() {
  const t = useTranslations('shell');
  const { person } = useMe();
  const [opened, { toggle, close }] = useDisclosure(false);
  // A fresh page: nothing of what was shown stays in memory.
  const signOut = useAct(() => accounts('DELETE /api/sign-ins/current'), {
    then: () => location.assign('/sign-in'),
  });
  const remember = useAct((language: Language) => own('PATCH /api/me', { body: { language } }), {
    changes: ['me'],
  });

  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      position="bottom-end"
      width={270}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton className={classes.target} onClick={toggle}>
          <Face person={person} size={36} />
          <VisuallyHidden>{t('me', { name: person.name })}</VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <Box px="sm" py={6}>
          <Text fw={600} size="sm" truncate>
            {person.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {person.email}
          </Text>
        </Box>
        <Divider my={6} />
        <LinkNav
          to="/settings"
          className={classes.link}
          onClick={close}
          label={t('pages.settings')}
          leftSection={<IconSettings size={17} aria-hidden />}
        />
        <LinkNav
          to="/account"
          className={classes.link}
          onClick={close}
          label={t('pages.account')}
          leftSection={<IconKey size={17} aria-hidden />}
        />
        <LinkNav
          to="/help"
          className={classes.link}
          onClick={close}
          label={t('pages.help')}
          leftSection={<IconHelpCircle size={17} aria-hidden />}
        />
        <Divider my={6} />
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
        <Divider my={6} />
        <NavLink
          component="button"
          className={classes.link}
          label={t('signOut')}
          leftSection={<IconLogout size={17} aria-hidden />}
          onClick={() => signOut.mutate()}
        />
      </Popover.Dropdown>
    </Popover>
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
