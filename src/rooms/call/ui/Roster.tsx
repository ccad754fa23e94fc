import { CloseButton, Group, Text } from '@mantine/core';
import { IconMicrophoneOff, IconVideoOff } from '@tabler/icons-react';
import { Face } from '../../../base/ui/Face.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import type { Insider } from '../contract.ts';
import classes from './rooms.module.css';

type Props = { readonly inside: readonly Insider[]; readonly own: string | null; readonly places: number; readonly close: () => void };

export function Roster({ inside, own, places, close }: Props) {
  const t = useTranslations('rooms.room');
  return (
    <section className={classes.panel} aria-label={t('people')} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <Group justify="space-between" wrap="nowrap">
        <Text component="h2" fw={600}>
          {t('people')}
        </Text>
        <CloseButton aria-label={t('hidePeople')} onClick={close} />
      </Group>
      <Text size="xs">{t('of', { count: inside.length, places })}</Text>
      <ul>
        {inside.map((one) => (
          <li key={one.stay}>
            <Face person={{ ...one, id: one.person }} size={32} />
            <span className={classes.panelName}>{one.stay === own ? t('own', { name: one.name }) : one.name}</span>
            {!one.microphone && <IconMicrophoneOff size={18} className={classes.off} role="img" aria-label={t('muted')} />}
            {!one.camera && <IconVideoOff size={18} className={classes.off} role="img" aria-label={t('cameraOff')} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
