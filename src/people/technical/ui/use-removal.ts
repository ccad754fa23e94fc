import { useAct } from '../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../base/ui/talk/confirm.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { technicalApi } from './api.ts';

/** Says what goes with a technical user before it is deleted. */
export function useRemoval(
  { id, name, tokens }: { readonly id: string; readonly name: string; readonly tokens: number },
  then?: () => void,
): () => void {
  const t = useTranslations('technical.remove');
  const confirm = useConfirm();
  const removing = useAct(
    () => technicalApi('DELETE /api/technical-users/{id}', { params: { id } }),
    { changes: ['groups'], done: t('done', { name }), ...(then ? { then } : {}) },
  );
  const ask = async (): Promise<void> => {
    const question = { title: t('title', { name }), body: t('says', { count: tokens }) };
    if (await confirm({ ...question, confirm: t('action'), danger: true })) removing.mutate();
  };
  return () => void ask();
}
