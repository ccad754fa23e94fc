import { useParams } from '@tanstack/react-router';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { GroupPage } from './GroupPage.tsx';

export function ControlGroup() {
  const t = useTranslations('groups');
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  return (
    <GroupPage
      key={id}
      id={id}
      back={{ label: t('control.title'), to: '/control/groups' }}
      withAdding
    />
  );
}
