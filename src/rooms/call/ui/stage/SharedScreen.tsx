import { ActionIcon } from '@mantine/core';
import { IconMaximize } from '@tabler/icons-react';
import { useRef } from 'react';
import { Tip } from '../../../../base/ui/late/Tip.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Insider } from '../../../stays/contract.ts';
import classes from '../rooms.module.css';
import { useStream } from './VideoTile.tsx';

type Props = {
  readonly of: Insider;
  readonly stream: MediaStream | null;
  readonly size: { readonly width: number; readonly height: number };
  /** Everyone else who shares one; this one is looked at. */
  readonly others: readonly Insider[];
  readonly watch: (stay: string) => void;
};

/** A screen somebody shares, whole and as large as there is room. */
export function SharedScreen({ of, stream, size, others, watch }: Props) {
  const t = useTranslations('rooms.room');
  const video = useRef<HTMLVideoElement>(null);
  useStream(video, stream);
  const title = t('screenOf', { name: of.name });
  return (
    <figure className={classes.screen} style={size} aria-label={title}>
      <video
        ref={video}
        className={classes.screenVideo}
        data-screen
        autoPlay
        playsInline
        muted
        aria-hidden
      />
      <figcaption className={classes.name}>
        <span className={classes.nameText}>{title}</span>
      </figcaption>
      <span className={classes.corner}>
        {others.map((one) => (
          <button
            key={one.stay}
            type="button"
            className={classes.chip}
            onClick={() => watch(one.stay)}
          >
            {t('watch', { name: one.name })}
          </button>
        ))}
        <Tip label={t('full')}>
          <ActionIcon
            className={`${classes.chip} ${classes.icon}`}
            size={32}
            aria-label={t('full')}
            onClick={() => void video.current?.requestFullscreen?.().catch(() => undefined)}
          >
            <IconMaximize size={18} aria-hidden />
          </ActionIcon>
        </Tip>
      </span>
    </figure>
  );
}
