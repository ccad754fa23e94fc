import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAsked } from './talk/confirm.tsx';
import { useTranslations } from './talk/words.tsx';

/** Asks what `useConfirm` wants to know. */
export function QuestionDialog() {
  const t = useTranslations('base.ui');
  const asked = useAsked();
  // opened only when it is there, or it would not know where the focus was
  const [opened, setOpened] = useState(false);
  const open = asked?.open ?? false;
  useEffect(() => setOpened(open), [open]);
  if (!asked) return null;
  const { title, body, confirm, danger = false, answer } = asked;
  return (
    <Modal opened={opened} onClose={() => answer(false)} title={title}>
      {typeof body === 'string' ? <Text size="sm">{body}</Text> : body}
      <Group mt={body ? 'md' : 0} justify="flex-end">
        {/* The harmless button has the focus when the act cannot be undone. */}
        <Button
          variant="default"
          onClick={() => answer(false)}
          data-autofocus={danger || undefined}
        >
          {t('cancel')}
        </Button>
        <Button
          {...(danger ? { color: 'red' } : { 'data-autofocus': true })}
          onClick={() => answer(true)}
        >
          {confirm ?? t('confirm')}
        </Button>
      </Group>
    </Modal>
  );
}
