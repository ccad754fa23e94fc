import { Badge } from '@mantine/core';
import {
  IconCellSignal1,
  IconCellSignal3,
  IconCellSignal5,
  IconHandStop,
  IconStarFilled,
} from '@tabler/icons-react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Quality } from '../../medium/media.ts';
import classes from '../rooms.module.css';

type MarksProps = {
  readonly guest: boolean;
  readonly host: boolean;
  /** There is room for words. */ readonly spelt?: boolean;
};
/**
 * Beside a name: that it was typed by somebody without an account, or that its person runs the
 * room.
 */
export function Marks({ guest, host, spelt = false }: MarksProps) {
  const t = useTranslations('rooms.room');
  return (
    <>
      {guest && (
        <Badge size="sm" radius="sm" className={classes.mark ?? ''} data-guest>
          {t('guest')}
        </Badge>
      )}
      {host &&
        (spelt ? (
          <Badge size="sm" radius="sm" className={classes.mark ?? ''}>
            {t('host')}
          </Badge>
        ) : (
          <span title={t('host')} className={classes.host}>
            <IconStarFilled size={13} role="img" aria-label={t('host')} />
          </span>
        ))}
    </>
  );
}

export function Hand({ size = 18 }: { readonly size?: number }) {
  const t = useTranslations('rooms.room');
  return (
    <span className={classes.hand} title={t('handUp')}>
      <IconHandStop size={size} role="img" aria-label={t('handUp')} />
    </span>
  );
}

const signals = { good: IconCellSignal5, fair: IconCellSignal3, poor: IconCellSignal1 } as const;
/** How well the connection carries: by shape, colour and words. */
export function Connection({ quality }: { readonly quality: Quality }) {
  const t = useTranslations('rooms.room.quality');
  const Icon = signals[quality];
  return (
    <span className={classes.quality} data-quality={quality} title={t(quality)}>
      <Icon size={16} role="img" aria-label={t(quality)} />
    </span>
  );
}
