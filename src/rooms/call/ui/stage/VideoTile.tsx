import { IconMicrophoneOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Face } from '../../../../base/ui/Face.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Quality } from '../../medium/media.ts';
import { Connection, Hand, Marks } from './Marks.tsx';
import classes from '../rooms.module.css';
import { useLevel } from '../devices/use-devices.ts';

type Props = {
  readonly person: { readonly id?: string; readonly name: string; readonly picture: string | null };
  readonly name: string;
  readonly stream: MediaStream | null;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly own?: boolean;
  readonly guest?: boolean;
  readonly host?: boolean;
  /** Their hand is up. */
  readonly hand?: boolean;
  readonly quality?: Quality | null;
  /** A sentence over the picture: connecting, lost. */
  readonly note?: ReactNode;
  /** Absent: as wide as there is room. */
  readonly size?: { readonly width: number; readonly height: number };
};

/** The picture of one person, with their name. It has no sound: that is `Sounds`. */
export function VideoTile({
  person,
  name,
  stream,
  microphone,
  camera,
  own = false,
  guest = false,
  host = false,
  hand = false,
  quality,
  note,
  size,
}: Props) {
  const t = useTranslations('rooms.room');
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLLIElement>(null);
  useLevel(microphone ? (stream?.getAudioTracks()[0] ?? null) : null, frame);
  useStream(video, stream);
  return (
    <li
      ref={frame}
      className={classes.tile}
      style={size && { width: size.width, height: size.height }}
      data-speaking={microphone || undefined}
    >
      <video
        ref={video}
        className={classes.video}
        data-own={own || undefined}
        data-hidden={!camera || undefined}
        autoPlay
        playsInline
        muted
        disablePictureInPicture={own}
        aria-hidden
      />
      {!camera && <FaceInstead person={person} size={size} />}
      {note && <span className={classes.note}>{note}</span>}
      {(hand || quality) && (
        <span className={classes.corner}>
          {hand && <Hand />}
          {quality && <Connection quality={quality} />}
        </span>
      )}
      <span className={classes.name}>
        {!microphone && (
          <IconMicrophoneOff size={16} className={classes.off} role="img" aria-label={t('muted')} />
        )}
        <span className={classes.nameText}>{name}</span>
        <Marks guest={guest} host={host} />
        {!camera && <span className={classes.hiddenText}>, {t('cameraOff')}</span>}
      </span>
    </li>
  );
}

function FaceInstead({ person, size }: Pick<Props, 'person' | 'size'>) {
  const { width = 220, height = 220 } = size ?? {};
  return (
    <span className={classes.face}>
      <Face
        person={person}
        size={Math.max(32, Math.min(112, Math.round(Math.min(height, width) / 2.6)))}
      />
    </span>
  );
}

/** Plays a stream in a silent element for as long as both are there. */
export function useStream(
  video: RefObject<HTMLVideoElement | null>,
  stream: MediaStream | null,
): void {
  useEffect(() => {
    const shown = video.current;
    if (!shown) return;
    shown.srcObject = stream;
    if (stream) void shown.play().catch(() => undefined); // interrupted by the next stream
    return () => void (shown.srcObject = null);
  }, [video, stream]);
}
