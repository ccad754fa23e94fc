import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Stands as How } from './lines/api.ts';
import classes from './board/board.module.css';

/** How an assembly stands, and where. */
export function Stands({ stands, place = '' }: { readonly stands: How; readonly place?: string }) {
  const t = useTranslations('assemblies.timeline');
  return (
    <span className={classes.stands} data-stands={stands}>
      {[t(`states.${stands}`), place].filter(Boolean).join(' · ')}
    </span>
  );
}
