import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { toggle, works } from './DeviceButtons.tsx';
import type { Devices, Kind } from './devices.ts';

const kinds: Readonly<Record<string, Kind>> = { m: 'microphone', v: 'camera' };
const typing =
  'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="menu"], [role="listbox"]';

const memory = 'anteroom.letters';
const watchers = new Set<() => void>();
/**
 * Whether single letters act at all: whoever speaks to their computer would press them by talking,
 * so they can be switched off.
 */
export const letters = {
  on: (): boolean => localStorage.getItem(memory) !== 'off',
  turn: (on: boolean): void => {
    localStorage.setItem(memory, on ? 'on' : 'off');
    watchers.forEach((watch) => watch());
  },
};
const watch = (look: () => void) => {
  watchers.add(look);
  return () => void watchers.delete(look);
};
export const useLetters = (): boolean => useSyncExternalStore(watch, letters.on);

/** Calls `act` for a letter pressed anywhere but where one types. */
export function useLetter(act: (letter: string) => boolean): void {
  const latest = useRef(act);
  useEffect(() => void (latest.current = act));
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || !letters.on()) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      if (latest.current(event.key.toLowerCase())) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** M and V turn microphone and camera. Returns what just changed, as a sentence to be read out. */
export function useDeviceKeys({ microphone, camera }: Devices): string {
  const t = useTranslations('rooms.room.hear');
  const [heard, setHeard] = useState('');
  useLetter((letter) => {
    const kind = kinds[letter];
    if (kind) toggle(kind);
    return kind !== undefined;
  });
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
