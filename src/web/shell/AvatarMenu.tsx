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
import { Address, Face } from '../../base/ui/Face.tsx';
import { LinkNav } from './LinkNav.tsx';
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
        <Menu onLeave={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Menu({ onLeave }: { readonly onLeave: () => void }) {
  const t = useTranslations('shell');
  const { person } = useMe();
  // A fresh page: nothing of what was shown stays in memory.
  const signOut = useAct(() => accounts('DELETE /api/sign-ins/current'), {
    then: () => location.assign('/sign-in'),
  });
  const link = { className: classes.link, onClick: onLeave };
  return (
    <>
      <Box px="sm" py={6} className={classes.who}>
        <Text fw={600} size="sm">
          {person.name}
        </Text>
        <Text size="xs" c="dimmed">
          <Address>{person.email}</Address>
        </Text>
      </Box>
      <Divider my={6} />
      <LinkNav
        to="/settings"
        {...link}
        label={t('pages.settings')}
        leftSection={<IconSettings size={17} aria-hidden />}
      />
      <LinkNav
        to="/account"
        {...link}
        label={t('pages.account')}
        leftSection={<IconKey size={17} aria-hidden />}
      />
      <LinkNav
        to="/help"
        {...link}
        label={t('pages.help')}
        leftSection={<IconHelpCircle size={17} aria-hidden />}
      />
      <Divider my={6} />
      <Choices />
      <Divider my={6} />
      <NavLink
        component="button"
        className={classes.link}
        label={t('signOut')}
        leftSection={<IconLogout size={17} aria-hidden />}
        onClick={() => signOut.mutate()}
      />
    </>
  );
}

function Choices() {
  const t = useTranslations('shell');
  const remember = useAct((language: Language) => own('PATCH /api/me', { body: { language } }), {
    changes: ['me'],
  });
  return (
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
