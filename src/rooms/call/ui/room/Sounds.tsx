import { useEffect, useRef } from 'react';
import type { Insider } from '../../../stays/contract.ts';
import type { Sight } from '../../medium/media.ts';

type Props = {
  readonly others: readonly Insider[];
  readonly sights: ReadonlyMap<string, Sight>;
  readonly speaker: string | null;
  /** The browser refuses to play sound before a click. */
  readonly onSilent: () => void;
};

/**
 * The voices of the others, apart from their pictures: these move and go as the stage changes, and
 * no word may be lost for that.
 */
export function Sounds({ others, sights, speaker, onSilent }: Props) {
  return (
    <div hidden data-sounds>
      {others.map((one) => (
        <Sound
          key={one.stay}
          stream={sights.get(one.stay)?.stream ?? null}
          muted={!one.microphone}
          speaker={speaker}
          onSilent={onSilent}
        />
      ))}
    </div>
  );
}

type SoundProps = {
  readonly stream: MediaStream | null;
  readonly muted: boolean;
  readonly speaker: string | null;
  readonly onSilent: () => void;
};
/** Silent while the room says that their microphone is off, whatever their browser sends. */
function Sound({ stream, muted, speaker, onSilent }: SoundProps) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const played = audio.current;
    if (!played) return;
    played.srcObject = stream;
    if (stream)
      played
        .play()
        .catch(
          (fault: unknown) =>
            fault instanceof DOMException && fault.name === 'NotAllowedError' && onSilent(),
        );
    return () => void (played.srcObject = null);
  }, [stream, onSilent]);
  useEffect(() => {
    // a speaker that was unplugged: the standard one plays on
    if (speaker) void audio.current?.setSinkId?.(speaker).catch(() => undefined);
  }, [speaker, stream]);
  // Live speech of the people inside: there is no caption track to offer.
  return <audio ref={audio} autoPlay muted={muted} />;
}

/** After a click of the person the browser lets sound through. */
export const soundOn = (): void =>
  document
    .querySelectorAll<HTMLAudioElement>('[data-sounds] audio')
    .forEach((audio) => void audio.play().catch(() => undefined));
