import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { Tip } from '../../../../base/ui/late/Tip.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import classes from './queue.module.css';
import type { Waiter } from './use-queue.ts';

/** Whom somebody who waits could be taken for, as a sentence. */
export function useLikeness(): (knock: Pick<Waiter, 'resembles' | 'twin'>) => string | null {
  const t = useTranslations('door.queue');
  return ({ resembles, twin }) =>
    resembles ? t('resembles', { name: resembles }) : twin ? t('twin', { name: twin }) : null;
}
export function Name({ knock: { name, verified } }: { readonly knock: Waiter }) {
  return (
    <span className={classes.name}>
      <bdi>{name}</bdi> <Mark verified={verified} />
    </span>
  );
}

/** Whether the name is one's own or only typed. */
export function Mark({ verified }: { readonly verified: boolean }) {
  const t = useTranslations('door.queue');
  return (
    <Tip label={verified ? t('verifiedHint') : t('guestHint')}>
      {verified ? (
        <span className={classes.verified}>
          <IconRosetteDiscountCheck size={16} aria-hidden />
          {t('verified')}
        </span>
      ) : (
        <span className={classes.guest}>{t('guest')}</span>
      )}
    </Tip>
  );
}
