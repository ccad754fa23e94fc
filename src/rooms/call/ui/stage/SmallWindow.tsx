import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Insider } from '../../../stays/contract.ts';
import { spread, tile } from '../../rules.ts';
import classes from '../rooms.module.css';
import { SharedScreen } from './SharedScreen.tsx';
import { across, OtherTile } from './Stage.tsx';
import type { Call } from '../room/use-call.ts';

type Props = { readonly window: Window; readonly others: readonly Insider[]; readonly call: Call };

/** Everyone else, in a window that stays above all programs. The voices stay with the page. */
export function SmallWindow({ window: small, others, call }: Props) {
  const t = useTranslations('rooms.room');
  const [{ width, height }, setSize] = useState({
    width: small.innerWidth,
    height: small.innerHeight,
  });
  useEffect(() => {
    const look = () => setSize({ width: small.innerWidth, height: small.innerHeight });
    look();
    small.addEventListener('resize', look);
    return () => small.removeEventListener('resize', look);
  }, [small]);
  const sharing = others.find(({ stay, screen }) => screen && call.sights.has(stay));
  const plan = sharing ? spread(others.length, width - 8, height - 8) : null;
  const size = plan?.people ?? tile(others.length, width - 8, height - 8);
  return createPortal(
    <main className={classes.small} data-side={plan?.side || undefined}>
      {sharing && plan && (
        <SharedScreen
          of={sharing}
          stream={call.sights.get(sharing.stay)?.screen ?? null}
          size={plan.screen}
          others={[]}
          watch={() => undefined}
        />
      )}
      {others.length === 0 && <p className={classes.smallNote}>{t('alone')}</p>}
      <ul className={classes.tiles} aria-label={t('stage')} style={{ maxWidth: across(size) }}>
        {others.map((one) => (
          <OtherTile key={one.stay} of={one} call={call} size={size} />
        ))}
      </ul>
    </main>,
    small.document.body,
  );
}
