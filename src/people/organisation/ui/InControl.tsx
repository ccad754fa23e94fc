import type { ReactNode } from 'react';
import { IconBuilding } from '@tabler/icons-react';
import { Empty } from '../../../base/ui/Empty.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import { useOrganisation } from '../../ui/me.tsx';

export type Here = { readonly id: string; readonly name: string };
type Props = { readonly title: string; readonly lead?: (here: Here) => ReactNode; readonly actions?: (here: Here) => ReactNode; readonly narrow?: boolean; readonly children: (here: Here) => ReactNode };

/** A page of Control: about the organisation chosen in the header. Whether one may see it is answered by the server. */
export function InControl({ title, lead, actions, narrow = false, children }: Props) {
  const t = useTranslations('organisation.noOrganisation');
  const { organisation } = useOrganisation();
  if (!organisation)
    return (
      <Page title={title}>
        <Empty title={t('title')} icon={<IconBuilding size={28} stroke={1.5} />}>
          {t('says')}
        </Empty>
      </Page>
    );
  return (
    <Page key={organisation.id} title={title} narrow={narrow} {...(lead ? { lead: lead(organisation) } : {})} {...(actions ? { actions: actions(organisation) } : {})}>
      {children(organisation)}
    </Page>
  );
}
