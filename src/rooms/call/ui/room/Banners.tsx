import { Button, CloseButton, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { RoomView } from '../../../enter/contract.ts';
import { byPage, RoomLink } from '../../../door/ui/RoomLink.tsx';
import type { Insider } from '../../../stays/contract.ts';
import { devices } from '../devices/devices.ts';
import type { Devices } from '../devices/devices.ts';
import classes from '../rooms.module.css';
import { soundOn } from './Sounds.tsx';
import type { Call } from './use-call.ts';
import type { Screen } from '../stage/use-screen.ts';

function Banner({
  children,
  quiet = false,
}: {
  readonly children: ReactNode;
  readonly quiet?: boolean;
}) {
  return (
    <div className={classes.banner} role="status" data-quiet={quiet || undefined}>
      {children}
    </div>
  );
}

type Props = {
  readonly inside: readonly Insider[];
  readonly call: Call;
  readonly screen: Screen;
  readonly mine: Devices;
  readonly silent: boolean;
  readonly heard: () => void;
};
/** What the person should know now, above the stage. */
export function Banners({ inside, call, screen, mine, silent, heard }: Props) {
  const t = useTranslations('rooms.room');
  const [hostLeft, dismiss] = useHostLeft(inside, call.stay);
  return (
    <>
      {silent && (
        <Banner>
          {t('sound')}
          <Button size="xs" color="amber.8" onClick={() => (soundOn(), heard())}>
            {t('soundOn')}
          </Button>
        </Banner>
      )}
      {mine.asking && <Banner>{t('asking')}</Banner>}
      {call.mutedBy !== null && (
        <Banner>
          {t('mutedBy', { name: call.mutedBy })}
          <Button size="xs" color="amber.8" onClick={() => devices.turn('microphone', true)}>
            {t('unmute')}
          </Button>
        </Banner>
      )}
      {screen.track && (
        <Banner quiet>
          {t('sharing')}
          <Button size="xs" variant="default" onClick={screen.stop}>
            {t('stopShare')}
          </Button>
        </Banner>
      )}
      {hostLeft && (
        <Banner quiet>
          {t('hostLeft')}
          <CloseButton
            className={classes.quiet ?? ''}
            aria-label={t('dismiss')}
            onClick={dismiss}
          />
        </Banner>
      )}
    </>
  );
}

/**
 * A host was here and is not any more, and others are; until one comes back or the person has read
 * it.
 */
function useHostLeft(
  inside: readonly Insider[],
  own: string | null,
): readonly [boolean, () => void] {
  const [state, setState] = useState<'none' | 'hosted' | 'left' | 'read'>('none');
  const hosted = inside.some(({ host }) => host);
  const others = inside.some(({ stay }) => stay !== own);
  useEffect(
    () => setState((was) => (hosted ? 'hosted' : was === 'hosted' ? 'left' : was)),
    [hosted],
  );
  return [state === 'left' && others, () => setState('read')];
}

/** Nobody else is here: how others come in, as far as one may tell them. */
export function AloneHere({ room }: { readonly room: RoomView }) {
  const t = useTranslations('rooms.room');
  const tells = byPage(room) || room.me.hosts;
  const how = byPage(room)
    ? 'aloneLead'
    : !tells
      ? 'aloneWait'
      : room.guests
        ? 'aloneLink'
        : 'aloneLinkClosed';
  return (
    <div className={classes.alone} role="status">
      <Text fw={600}>{t('alone')}</Text>
      {room.door !== 'closed' && (
        <>
          <Text size="sm" mb={tells ? 'xs' : 0}>
            {t(how)}
          </Text>
          <RoomLink room={room} />
        </>
      )}
    </div>
  );
}
