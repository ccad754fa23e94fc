import { Stack, Text, ThemeIcon } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';

type Props = {
  readonly title?: string;
  /** What one can do about it. */
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
};

export function Empty({ title, children, icon, action }: Props) {
  const t = useTranslations('base.ui');
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <ThemeIcon size={56} radius="xl" variant="light" color="gray" aria-hidden>
        {icon ?? <IconDoor size={28} stroke={1.5} />}
      </ThemeIcon>
      <Text fw={600}>{title ?? t('nothing')}</Text>
      {children && (
        <Text component="div" size="sm" c="dimmed" maw="30rem">
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}
