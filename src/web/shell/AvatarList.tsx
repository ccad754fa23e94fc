import {
  Box,
  Divider,
  NavLink,
  Popover,
  SegmentedControl,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import { IconHelpCircle, IconKey, IconLogout, IconSettings } from '@tabler/icons-react';
import { useTranslations } from 'use-intl/react';
import { At } from '../../base/ui/late/At.tsx';
import type { Over } from '../../base/ui/late/use-over.ts';
import { useAct } from '../../base/ui/talk/act.ts';
import { client } from '../../base/ui/talk/api.ts';
import { Address } from '../../base/ui/Face.tsx';
import { LinkNav } from './LinkNav.tsx';
import type { accountContract } from '../../people/account/contract.ts';
import type { meContract } from '../../people/account/me/contract.ts';
import { useMe } from '../../people/ui/me.tsx';
import type { Language } from '../../words/languages.ts';
import classes from './AvatarMenu.module.css';
import { LanguageChoice } from './LanguageChoice.tsx';

const accounts = client<typeof accountContract>();
const own = client<typeof meContract>();

/** What the own picture opens. */
export function AvatarList({ id, at, opened, onChange }: Over) {
  return (
    <Popover
      id={id}
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      width={270}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <At button={at} />
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <Ways onLeave={() => onChange(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Ways({ onLeave }: { readonly onLeave: () => void }) {
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
