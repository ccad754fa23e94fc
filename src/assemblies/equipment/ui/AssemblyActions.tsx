import { IconArchive, IconArchiveOff, IconCopy, IconEdit } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ActionsMenu } from '../../../base/ui/list/ActionsMenu.tsx';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../base/ui/talk/confirm.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { equipmentApi, type Listed } from './api.ts';

export function AssemblyActions({ row }: { readonly row: Listed }) {
  const t = useTranslations('assemblies.equipment.act');
  const navigate = useNavigate();
  const confirm = useConfirm();
  const { id, name } = row;
  const retire = useAct(
    () => equipmentApi('PUT /api/assemblies/{id}/retirement', { params: { id } }),
    { changes: ['assemblies', 'sessions'], done: t('retired', { name }) },
  );
  const takeBack = useAct(
    () => equipmentApi('DELETE /api/assemblies/{id}/retirement', { params: { id } }),
    { changes: ['assemblies', 'sessions'], done: t('takenBack', { name }) },
  );
  const ask = async () => {
    const question = { title: t('sure', { name }), body: t('sureSays'), confirm: t('retire') };
    if (await confirm({ ...question, danger: true })) retire.mutate();
  };
  return (
    <ActionsMenu
      of={name}
      actions={[
        {
          label: t('edit'),
          icon: <IconEdit size={16} />,
          onClick: () => void navigate({ to: '/control/assemblies/$id', params: { id } }),
        },
        {
          label: t('duplicate'),
          icon: <IconCopy size={16} />,
          onClick: () => void navigate({ to: '/control/assemblies/new', search: { like: id } }),
        },
        row.retired === null
          ? {
              label: t('retire'),
              icon: <IconArchive size={16} />,
              danger: true,
              onClick: () => void ask(),
            }
          : {
              label: t('takeBack'),
              icon: <IconArchiveOff size={16} />,
              onClick: () => takeBack.mutate(),
            },
      ]}
    />
  );
}
