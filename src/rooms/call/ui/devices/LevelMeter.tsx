import { useRef } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import classes from '../rooms.module.css';
import { useLevel } from './use-devices.ts';

export function LevelMeter({ track }: { readonly track: MediaStreamTrack | null }) {
  const t = useTranslations('rooms.devices');
  const bar = useRef<HTMLDivElement>(null);
  useLevel(track, bar);
  return (
    <div
      ref={bar}
      className={classes.level}
      role="meter"
      aria-label={t('level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    />
  );
}
