import { ActionIcon, Indicator, Popover, Text, Tooltip } from '@mantine/core';
import { IconPhoneOff, IconSettings, IconUsers } from '@tabler/icons-react';
import { useTranslations } from '../../../base/ui/words.tsx';
import { DeviceButton } from './DeviceButtons.tsx';
import { DeviceSelects, DeviceTroubles } from './DeviceSelects.tsx';
import type { Devices } from './devices.ts';
import classes from './rooms.module.css';

type Props = {
  readonly mine: Devices;
  readonly leave: () => void;
  readonly people: boolean;
  readonly showPeople: (shown: boolean) => void;
  readonly count: number;
};

export function Controls({ mine, leave, people, showPeople, count }: Props) {
  const t = useTranslations('rooms.room');
  const label = people ? t('hidePeople') : t('showPeople');
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('controls')}>
      <DeviceButton kind="microphone" device={mine.microphone} />
      <DeviceButton kind="camera" device={mine.camera} />
      <Popover position="top" width={320} shadow="lg" trapFocus returnFocus withArrow>
        <Popover.Target>
          <ActionIcon className={classes.control} size={52} radius="xl" aria-label={t('settings')}>
            <IconSettings size={24} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown maw="calc(100vw - 1rem)">
          <DeviceTroubles state={mine} />
          <DeviceSelects state={mine} />
          <Text size="xs" c="dimmed" mt="sm">
            {t('keys')}
          </Text>
        </Popover.Dropdown>
      </Popover>
      <Tooltip label={label}>
        <Indicator label={count} size={18} offset={6} color="petrol">
          <ActionIcon
            className={classes.control}
            size={52}
            radius="xl"
            aria-label={`${label}. ${t('inside', { count })}`}
            aria-expanded={people}
            onClick={() => showPeople(!people)}
          >
            <IconUsers size={24} aria-hidden />
          </ActionIcon>
        </Indicator>
      </Tooltip>
      <Tooltip label={t('leave')}>
        <ActionIcon className={classes.control} data-leave size={52} radius="xl" aria-label={t('leave')} onClick={leave}>
          <IconPhoneOff size={24} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
