import { useElementSize } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Insider } from '../../../stays/contract.ts';
import { gap, spread, tile, type Tiles } from '../../rules.ts';
import { works } from '../devices/DeviceButtons.tsx';
import type { Devices } from '../devices/devices.ts';
import classes from '../rooms.module.css';
import { SharedScreen } from './SharedScreen.tsx';
import type { Call } from '../room/use-call.ts';
import { VideoTile } from './VideoTile.tsx';

type Props = { readonly inside: readonly Insider[]; readonly call: Call; readonly mine: Devices };

/** Everyone's picture in equal tiles, one's own last; beside a shared screen while there is one. */
export function Stage({ inside, call, mine }: Props) {
  const t = useTranslations('rooms.room');
  const { ref, width, height } = useElementSize();
  const [watched, setWatched] = useState<string | null>(null);
  const others = inside.filter(({ stay }) => stay !== call.stay);
  const own = inside.find(({ stay }) => stay === call.stay);
  const shared = others.filter(({ stay, screen }) => screen && call.sights.has(stay));
  const looked = shared.find(({ stay }) => stay === watched) ?? shared[0];
  const plan = looked ? spread(others.length + 1, width, height) : null;
  const size = plan?.people ?? tile(others.length + 1, width, height);
  const [microphone, camera] = [mine.microphone.track, mine.camera.track];
  const stream = useMemo(
    () => new MediaStream([microphone, camera].filter((track) => track !== null)),
    [microphone, camera],
  );
  return (
    <div ref={ref} className={classes.plan} data-side={plan?.side || undefined}>
      {looked && plan && (
        <SharedScreen
          of={looked}
          stream={call.sights.get(looked.stay)?.screen ?? null}
          size={plan.screen}
          others={shared.filter((one) => one !== looked)}
          watch={setWatched}
        />
      )}
      <ul className={classes.tiles} aria-label={t('stage')} style={{ maxWidth: across(size) }}>
        {others.map((one) => (
          <OtherTile key={one.stay} of={one} call={call} size={size} />
        ))}
        {own && (
          <VideoTile
            key={own.stay}
            own
            person={faceOf(own)}
            name={t('own', { name: own.name })}
            guest={own.guest}
            host={own.host}
            hand={own.hand !== null}
            quality={call.quality}
            stream={stream}
            microphone={works(mine.microphone)}
            camera={works(mine.camera)}
            size={size}
          />
        )}
      </ul>
    </div>
  );
}

/** The width of the rows that were planned; without it as many would stand in a row as fit. */
export const across = ({ columns, width }: Tiles): number => columns * (width + gap) - gap;
export const faceOf = ({ person, name, picture }: Insider) => ({
  id: person ?? name,
  name,
  picture,
});

type OtherProps = {
  readonly of: Insider;
  readonly call: Call;
  readonly size: { readonly width: number; readonly height: number };
};
export function OtherTile({ of: one, call, size }: OtherProps) {
  const t = useTranslations('rooms.room');
  const sight = call.sights.get(one.stay);
  const connected = sight?.line === 'connected';
  const note = !one.here
    ? t('away', { name: one.name })
    : connected
      ? null
      : sight?.line === 'lost'
        ? t('lost', { name: one.name })
        : t('connecting');
  return (
    <VideoTile
      person={faceOf(one)}
      name={one.name}
      guest={one.guest}
      host={one.host}
      hand={one.hand !== null}
      quality={connected ? sight.quality : null}
      stream={sight?.stream ?? null}
      microphone={one.microphone}
      camera={one.camera && connected}
      note={note}
      size={size}
    />
  );
}
