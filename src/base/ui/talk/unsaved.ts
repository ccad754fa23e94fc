import { useConfirm } from './confirm.tsx';
import { useWay } from './way.ts';
import { useTranslations } from './words.tsx';

/**
 * Asks before edits are lost, by a link, the back key or a closed tab. `isDirty` is asked at that
 * moment.
 */
export function useUnsaved(isDirty: () => boolean): void {
  const t = useTranslations('base.ui.unsaved');
  const confirm = useConfirm();
  const { useGuard } = useWay();
  const question = { title: t('title'), body: t('body'), confirm: t('leave'), danger: true };
  useGuard(isDirty, () => confirm(question));
}
