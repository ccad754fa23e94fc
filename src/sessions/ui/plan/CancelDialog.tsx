import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { roomFor } from '../../../base/text/text.ts';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { plan } from '../api.ts';

type Cancelled = { readonly id: string; readonly title: string };

export function CancelDialog({
  session,
  onClose,
}: {
  readonly session: Cancelled | null;
  readonly onClose: () => void;
}) {
  const t = useTranslations('sessions.manage');
  return (
    <Modal
      opened={session !== null}
      onClose={onClose}
      title={session ? t('cancelTitle', { title: session.title }) : ''}
    >
      {session && <Cancelling session={session} onClose={onClose} />}
    </Modal>
  );
}

function Cancelling({
  session,
  onClose,
}: {
  readonly session: Cancelled;
  readonly onClose: () => void;
}) {
  const t = useTranslations('sessions.manage');
  const [reason, setReason] = useState('');
  const cancel = useAct(
    () =>
      plan('POST /api/sessions/{id}/cancellation', {
        params: { id: session.id },
        body: { reason },
      }),
    {
      changes: ['sessions'],
      done: t('cancelDone'),
      then: onClose,
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        cancel.mutate();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t('cancelText')}</Text>
        <TextInput
          label={t('reason')}
          description={t('reasonHint')}
          maxLength={roomFor(280)}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('keep')}
          </Button>
          <Button type="submit" color="red" loading={cancel.isPending}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
