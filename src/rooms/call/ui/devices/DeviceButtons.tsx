import { ActionIcon } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconVideo, IconVideoOff } from '@tabler/icons-react';
import { Tip } from '../../../../base/ui/late/Tip.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { devices } from './devices.ts';
import type { Device, Kind } from './devices.ts';
import classes from '../rooms.module.css';

const icons = {
  microphone: [IconMicrophone, IconMicrophoneOff],
  camera: [IconVideo, IconVideoOff],
} as const;
const keys = { microphone: 'M', camera: 'V' } as const;

/**
 * Others see and hear something. Turned on is not enough: the browser may still ask, or give
 * nothing.
 */
/** What of us is on. */
export const shownNow = (): { readonly microphone: boolean; readonly camera: boolean } => {
  const { microphone, camera } = devices.now();
  return { microphone: works(microphone), camera: works(camera) };
};
export const works = (device: Device): boolean =>
  device.on && device.track !== null && device.trouble === null;
export const toggle = (kind: Kind): void => {
  const device = devices.now()[kind];
  // turned on, but there is nothing: a press tries again
  if (device.on && !works(device)) devices.retry(kind);
  else devices.turn(kind, !device.on);
};

export function DeviceButton({ kind, device }: { readonly kind: Kind; readonly device: Device }) {
  const t = useTranslations('rooms.devices');
  const on = works(device);
  const [On, Off] = icons[kind];
  const Icon = on ? On : Off;
  const label = on ? t(`turnOff.${kind}`) : t(`turnOn.${kind}`);
  const trouble = device.on && device.trouble ? t(`trouble.${device.trouble}`, { kind }) : null;
  return (
    <Tip label={trouble ?? `${label} (${keys[kind]})`}>
      <ActionIcon
        className={classes.control}
        data-off={!on || undefined}
        data-trouble={trouble ? true : undefined}
        size={52}
        radius="xl"
        aria-label={trouble ? `${label}. ${trouble}` : label}
        aria-keyshortcuts={keys[kind]}
        onClick={() => toggle(kind)}
      >
        <Icon size={24} aria-hidden />
      </ActionIcon>
    </Tip>
  );
}
