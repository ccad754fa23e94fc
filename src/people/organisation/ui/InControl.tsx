import { Card } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { Checklist } from '../../../access/ui/Checklist.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../ui/me.tsx';
import { organisationApi } from './api.ts';

export type Here = { readonly id: string; readonly name: string };
type Props = {
  readonly title: string | undefined;
  /** The gate in front of the whole page; null: everyone who belongs there. */
  readonly gate?: 'administer' | 'run' | null;
  readonly lead?: (here: Here) => ReactNode;
  readonly actions?: (here: Here) => ReactNode;
  readonly narrow?: boolean;
  readonly crumbs?: ComponentProps<typeof Page>['crumbs'];
  readonly children: (here: Here) => ReactNode;
};

export const useHere = (id: string) =>
  useQuery({
    queryKey: [`organisation:${id}`, 'settings'],
    queryFn: ({ signal }) =>
      organisationApi('GET /api/organisations/{id}', { params: { id }, signal }),
    enabled: id !== '',
  });

/**
 * A page of Control, about the organisation chosen in the header. Who may not see it learns why,
 * instead of an empty frame.
 */
export function InControl({
  title,
  gate = 'administer',
  lead,
  actions,
  narrow = false,
  crumbs = [],
  children,
}: Props) {
  const t = useTranslations('organisation.noOrganisation');
  const { organisation: here } = useOrganisation();
  const query = useHere(here?.id ?? '');
  if (!here)
    return (
      <Page title={title}>
        <Empty title={t('title')} icon={<IconBuilding size={28} stroke={1.5} />}>
          {t('says')}
        </Empty>
      </Page>
    );
  const told = gate ? query.data?.gates[gate] : undefined;
  const open = gate === null || told?.allowed === true;
  return (
    <Page
      key={here.id}
      title={title}
      narrow={narrow}
      crumbs={crumbs}
      {...(open && lead ? { lead: lead(here) } : {})}
      {...(open && actions ? { actions: actions(here) } : {})}
    >
      {open ? (
        children(here)
      ) : (
        <Waiting query={query}>
          {() =>
            told && (
              <Card withBorder padding="lg" maw={640}>
                <Checklist told={told} />
              </Card>
            )
          }
        </Waiting>
      )}
    </Page>
  );
}
