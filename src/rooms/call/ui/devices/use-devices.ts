import { useEffect, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';
import { devices } from './devices.ts';
import type { Devices } from './devices.ts';

/** Microphone and camera are open while a page that uses this is shown. */
export const useDevices = (): Devices => useSyncExternalStore(devices.watch, devices.now);

/**
 * Writes the loudness of a track, 0 to 1, into `--level` of an element (and the value of a meter),
 * without rendering anything anew.
 */
export function useLevel(
  track: MediaStreamTrack | null,
  element: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    if (!track || typeof AudioContext === 'undefined') return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const show = (): void => {
      analyser.getByteTimeDomainData(samples);
      const loudest =
        samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0) / 128;
      const level = Math.min(1, loudest * 1.6).toFixed(2);
      element.current?.style.setProperty('--level', level);
      if (element.current?.role === 'meter')
        element.current.setAttribute('aria-valuenow', String(Math.round(Number(level) * 100)));
    };
    const beat = setInterval(show, 80);
    // Before the first click or key a page may not make its sound graph run.
    const resume = () => void context.resume();
    addEventListener('pointerdown', resume);
    addEventListener('keydown', resume);
    return () => {
      clearInterval(beat);
      removeEventListener('pointerdown', resume);
      removeEventListener('keydown', resume);
      void context.close();
    };
  }, [track, element]);
}
