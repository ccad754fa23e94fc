import { Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useMeQuery } from '../../../../people/ui/me.tsx';
import { DeviceButton, works } from '../../../call/ui/devices/DeviceButtons.tsx';
import { DeviceTroubles } from '../../../call/ui/devices/DeviceSelects.tsx';
import type { Devices } from '../../../call/ui/devices/devices.ts';
import { useDevices } from '../../../call/ui/devices/use-devices.ts';
import { useDeviceKeys } from '../../../call/ui/devices/use-keys.ts';
import { VideoTile } from '../../../call/ui/stage/VideoTile.tsx';
import type { RoomView } from '../../../enter/contract.ts';
import classes from '../door.module.css';

/** How one will be seen and heard. */
export function Mirror({ me }: { readonly me: RoomView['me'] }) {
  const t = useTranslations('door.lobby');
  const mine = useDevices();
  const hear = useDeviceKeys(mine);
  const person = usePerson(me);
  const [microphone, camera] = [mine.microphone.track, mine.camera.track];
  const stream = useMemo(
    () => new MediaStream([microphone, camera].filter((track) => track !== null)),
    [microphone, camera],
  );
  const shown = works(mine.camera);
  return (
    <Stack gap="sm">
      <div>
        <ul className={classes.preview} aria-label={shown ? t('preview') : t('cameraOff')}>
          <VideoTile
            person={person}
            name={person.name}
            stream={stream}
            own
            microphone={works(mine.microphone)}
            camera={shown}
          />
        </ul>
        <Group className={classes.previewBar ?? ''}>
          <DeviceButton kind="microphone" device={mine.microphone} />
          <DeviceButton kind="camera" device={mine.camera} />
        </Group>
      </div>
      <VisuallyHidden role="status">{hear}</VisuallyHidden>
      <Text role="status">{mine.asking && t('asking')}</Text>
      <DeviceTroubles state={mine} />
    </Stack>
  );
}

/** A guest has no picture; everyone else has theirs. */
export function usePerson(me: RoomView['me']): {
  readonly id: string;
  readonly name: string;
  readonly picture: string | null;
} {
  const { person } = useMeQuery().data ?? {};
  return me.guest || !person
    ? { id: me.name, name: me.name, picture: null }
    : { id: person.id, name: me.name, picture: person.picture };
}

export const lacksDevice = ({ microphone, camera, asking }: Devices): boolean =>
  asking || [microphone, camera].some(({ on, trouble }) => !on || trouble !== null);
