import { useEffect, useRef, useState } from 'react';
import { useTranslations } from '../../../base/ui/words.tsx';
import { toggle, works } from './DeviceButtons.tsx';
import type { Devices, Kind } from './devices.ts';

const kinds: Readonly<Record<string, Kind>> = { m: 'microphone', v: 'camera' };
const typing = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="menu"], [role="listbox"]';

/** M and V turn microphone and camera. Returns what just changed, as a sentence to be read out. */
export function useDeviceKeys({ microphone, camera }: Devices): string {
  const t = useTranslations('rooms.room.hear');
  const [heard, setHeard] = useState('');
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const kind = kinds[event.key.toLowerCase()];
      if (!kind || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      event.preventDefault();
      toggle(kind);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const [speaks, shows] = [works(microphone), works(camera)];
  const before = useRef({ speaks, shows });
  useEffect(() => {
    const was = before.current;
    before.current = { speaks, shows };
    if (was.speaks !== speaks) setHeard(speaks ? t('microphoneOn') : t('microphoneOff'));
    if (was.shows !== shows) setHeard(shows ? t('cameraOn') : t('cameraOff'));
  }, [speaks, shows, t]);
  return heard;
}
