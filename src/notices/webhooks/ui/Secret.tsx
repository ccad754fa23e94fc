import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';

/** A secret, shown this once. `renewed`: the one before signs too for a day. */
export function Secret({
  secret,
  renewed,
  onClose,
}: {
  readonly secret: string;
  readonly renewed: boolean;
  readonly onClose: () => void;
}) {
  const t = useTranslations('webhooks.ui.secret');
  return (
    <Stack align="flex-start">
      <Alert
        variant="light"
        color="amber"
        icon={<IconAlertTriangle aria-hidden />}
        role="status"
        w="100%"
      >
        {t('once')}
      </Alert>
      <TextInput
        w="100%"
        readOnly
        dir="ltr"
        data-autofocus
        label={t('label')}
        value={secret}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group justify="space-between" w="100%">
        <CopyButton value={secret} label={t('copy')} />
        <Button onClick={onClose}>{t('kept')}</Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t(renewed ? 'both' : 'use')}
      </Text>
    </Stack>
  );
}
