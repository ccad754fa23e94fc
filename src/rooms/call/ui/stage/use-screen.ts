import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';

export type Screen = {
  readonly track: MediaStreamTrack | null;
  /** Phones and pages without https cannot. */ readonly can: boolean;
  readonly start: () => void;
  readonly stop: () => void;
};

/**
 * One's own screen, shared until one stops, the browser's own bar stops it, or `inside` is over.
 */
export function useScreen(): Screen {
  const t = useTranslations('rooms.room');
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const held = useRef<MediaStreamTrack | null>(null);
  const stop = useCallback(() => {
    held.current?.stop();
    held.current = null;
    setTrack(null);
  }, []);
  const start = useCallback(() => {
    navigator.mediaDevices
      .getDisplayMedia({ video: { frameRate: { ideal: 12, max: 15 } }, audio: false })
      .then((stream) => {
        const [found] = stream.getVideoTracks();
        if (!found) return;
        stop();
        // Text must stay readable; it may move in jerks.
        found.contentHint = 'detail';
        found.onended = stop;
        held.current = found;
        setTrack(found);
      })
      .catch((fault: unknown) => {
        // The person closed the browser's choice; that is no fault.
        if (fault instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(fault.name))
          return;
        notifications.show({ message: t('shareFailed'), color: 'red' });
      });
  }, [stop, t]);
  useEffect(() => stop, [stop]);
  return { track, can: typeof navigator.mediaDevices?.getDisplayMedia === 'function', start, stop };
}
