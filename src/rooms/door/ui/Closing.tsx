import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslations } from '../../../base/ui/talk/words.tsx';

type ClosingProps = {
  readonly opened: boolean;
  readonly waiting: number;
  readonly onClose: () => void;
  readonly onGo: () => void;
};
/** Closing turns away whoever waits: that is confirmed. */
export function Closing({ opened, waiting, onClose, onGo }: ClosingProps) {
  const t = useTranslations('door.control');
  const cancel = useTranslations('base.ui')('cancel');
  return (
    <Modal opened={opened} onClose={onClose} title={t('closeTitle')}>
      <Stack gap="md">
        <Text size="sm">{t('closeLead', { count: waiting })}</Text>
        <Group justify="space-between">
          <Button variant="default" data-autofocus onClick={onClose}>
            {cancel}
          </Button>
          <Button color="red" onClick={onGo}>
            {t('closeGo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
