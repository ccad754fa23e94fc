import { useBlocker } from '@tanstack/react-router';
import { useConfirm } from './confirm.tsx';
import { useTranslations } from './words.tsx';

/**
 * Asks before edits are lost, by a link, the back key or a closed tab. `isDirty` is asked at that
 * moment.
 */
export function useUnsaved(isDirty: () => boolean): void {
  const t = useTranslations('base.ui.unsaved');
  const confirm = useConfirm();
  const question = { title: t('title'), body: t('body'), confirm: t('leave'), danger: true };
  useBlocker({
    // another tab of the same page keeps what was edited
    shouldBlockFn: async ({ current, next }) =>
      isDirty() && current.pathname !== next.pathname && !(await confirm(question)),
    enableBeforeUnload: isDirty,
  });
}
