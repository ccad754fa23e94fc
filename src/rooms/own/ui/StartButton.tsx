import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBolt } from '@tabler/icons-react';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { lateDialog } from '../../../base/ui/late/late-dialog.tsx';

const StartDialog = lateDialog(async () => (await import('./StartDialog.tsx')).StartDialog, {
  kind: null,
});

export function StartButton() {
  const t = useTranslations('door.rooms');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconBolt size={18} aria-hidden />} onClick={open}>
        {t('start')}
      </Button>
      <StartDialog kind={opened ? 'ad-hoc' : null} onClose={close} />
    </>
  );
}
