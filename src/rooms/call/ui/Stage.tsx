import { Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import type { Insider } from '../contract.ts';
import { tile } from '../rules.ts';
import { works } from './DeviceButtons.tsx';
import type { Devices } from './devices.ts';
import classes from './rooms.module.css';
import type { Call } from './use-call.ts';
import { VideoTile } from './VideoTile.tsx';

type Props = {
  readonly session: string;
  readonly inside: readonly Insider[];
  readonly call: Call;
  readonly mine: Devices;
  readonly onSilent: (silent: boolean) => void;
};

/** Everyone's picture in equal tiles, one's own last. */
export function Stage({ session, inside, call, mine, onSilent }: Props) {
  const t = useTranslations('rooms.room');
  const { ref, width, height } = useElementSize();
  const others = inside.filter(({ stay }) => stay !== call.stay);
  const own = inside.find(({ stay }) => stay === call.stay);
  const size = tile(others.length + 1, width, height);
  const [microphone, camera] = [mine.microphone.track, mine.camera.track];
  const stream = useMemo(() => new MediaStream([microphone, camera].filter((track) => track !== null)), [microphone, camera]);
  const silent = useCallback(() => onSilent(true), [onSilent]);
  const note = (one: Insider): string | null => {
    if (!one.here) return t('away', { name: one.name });
    const line = call.sights.get(one.stay)?.line;
    return line === 'connected' ? null : line === 'lost' ? t('lost', { name: one.name }) : t('connecting');
  };
  return (
    <>
      <ul ref={ref} className={classes.tiles} aria-label={t('stage')}>
        {others.map((one) => (
          <VideoTile
            key={one.stay}
            person={{ ...one, id: one.person }}
            name={one.name}
            stream={call.sights.get(one.stay)?.stream ?? null}
            microphone={one.microphone}
            camera={one.camera && call.sights.get(one.stay)?.line === 'connected'}
            note={note(one)}
            speaker={mine.speaker}
            onSilent={silent}
            size={size}
          />
        ))}
        {own && (
          <VideoTile
            key={own.stay}
            own
            person={{ ...own, id: own.person }}
            name={t('own', { name: own.name })}
            stream={stream}
            microphone={works(mine.microphone)}
            camera={camera !== null && works(mine.camera)}
            size={size}
          />
        )}
      </ul>
      {others.length === 0 && (
        <div className={classes.alone} role="status">
          <Text fw={600}>{t('alone')}</Text>
          <Text size="sm" mb="xs">
            {t('aloneLead')}
          </Text>
          <CopyButton value={`${location.origin}/sessions/${session}`} label={t('copyLink')} />
        </div>
      )}
    </>
  );
}
