import { useAct } from '../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../base/ui/talk/confirm.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMe } from '../../ui/me.tsx';
import { membersApi } from './api.ts';

/** Asks, then takes the reader out of a group. */
export function useLeave(
  { id, name }: { readonly id: string; readonly name: string },
  then: () => void = () => undefined,
): () => void {
  const t = useTranslations('groups.leave');
  const me = useMe().person.id;
  const confirm = useConfirm();
  const leaving = useAct(
    () => membersApi('DELETE /api/groups/{id}/members/{person}', { params: { id, person: me } }),
    {
      changes: ['groups', 'sessions'],
      done: t('done', { group: name }),
      then,
    },
  );
  const ask = async () => {
    if (
      await confirm({
        title: t('title', { group: name }),
        body: t('body'),
        confirm: t('action'),
        danger: true,
      })
    )
      leaving.mutate();
  };
  return () => void ask();
}
