import { Alert, Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from './talk/words.tsx';

type Props = {
  /** Why what was shown before is not what would be done now. */
  readonly changed: string | null;
  /** What will be done. */
  readonly children: ReactNode;
  readonly label: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Before something ends: what is confirmed is exactly what is shown, and the harmless button first. */
export function Confirmation({ changed, children, label, busy, onConfirm, onCancel }: Props) {
  const t = useTranslations('base.ui');
  return (
    <Stack>
      {changed && (
        <Alert color="amber" variant="light" role="alert">
          {changed}
        </Alert>
      )}
      {children}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('cancel')}
        </Button>
        <Button color="red" loading={busy} onClick={onConfirm}>
          {label}
        </Button>
      </Group>
    </Stack>
  );
}
