import { Modal, Stack, Switch } from '@mantine/core';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { DeviceSelects, DeviceTroubles } from './DeviceSelects.tsx';
import type { Devices } from './devices.ts';
import { letters, useLetters } from './use-keys.ts';

type Props = { readonly mine: Devices; readonly opened: boolean; readonly close: () => void };

export function DeviceDialog({ mine, opened, close }: Props) {
  const t = useTranslations('rooms.room');
  const on = useLetters();
  return (
    <Modal opened={opened} onClose={close} title={t('settings')} size="sm">
      <Stack gap="md">
        <DeviceTroubles state={mine} />
        <DeviceSelects state={mine} />
        <Switch
          label={t('letters')}
          description={t('keys')}
          checked={on}
          onChange={(event) => letters.turn(event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}
