import { IconMicrophoneOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Face } from '../../../base/ui/Face.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import classes from './rooms.module.css';
import { useLevel } from './use-devices.ts';

type Props = {
  readonly person: { readonly id: string; readonly name: string; readonly picture: string | null };
  readonly name: string;
  readonly stream: MediaStream | null;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly own?: boolean;
  /** A sentence over the picture: connecting, lost. */
  readonly note?: ReactNode;
  readonly speaker?: string | null;
  /** The browser refused to play sound before a click. */
  readonly onSilent?: () => void;
  /** Absent: as wide as there is room. */
  readonly size?: { readonly width: number; readonly height: number };
};

export function VideoTile({ person, name, stream, microphone, camera, own = false, note, speaker = null, onSilent, size }: Props) {
  const t = useTranslations('rooms.room');
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLLIElement>(null);
  useLevel(microphone ? (stream?.getAudioTracks()[0] ?? null) : null, frame);
  useEffect(() => {
    const shown = video.current;
    if (!shown) return;
    shown.srcObject = stream;
    if (stream) shown.play().catch((fault: unknown) => fault instanceof DOMException && fault.name === 'NotAllowedError' && onSilent?.());
    return () => void (shown.srcObject = null);
  }, [stream, onSilent]);
  useEffect(() => {
    if (!own && speaker) void video.current?.setSinkId?.(speaker).catch(() => undefined); // a speaker that was unplugged: the standard one plays on
  }, [own, speaker, stream]);
  return (
    <li ref={frame} className={classes.tile} style={size && { width: size.width, height: size.height }} data-speaking={microphone || undefined}>
      {/* Live speech of the people inside: there is no caption track to offer. */}
      <video
        ref={video}
        className={classes.video}
        data-own={own || undefined}
        data-hidden={!camera || undefined}
        autoPlay
        playsInline
        muted={own}
        aria-hidden
      />
      {!camera && (
        <span className={classes.face}>
          <Face person={person} size={Math.max(48, Math.min(112, Math.round((size?.height ?? 220) / 2.6)))} />
        </span>
      )}
      {note && <span className={classes.note}>{note}</span>}
      <span className={classes.name}>
        {!microphone && <IconMicrophoneOff size={16} role="img" aria-label={t('muted')} />}
        <span className={classes.nameText}>{name}</span>
        {!camera && <span className={classes.hiddenText}>, {t('cameraOff')}</span>}
      </span>
    </li>
  );
}
