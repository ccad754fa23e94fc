import { Badge, Box, Group, Text } from '@mantine/core';
import {
  IconCalendarX,
  IconDoor,
  IconPencil,
  IconPlus,
  IconUserQuestion,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionsMenu } from '../../../base/ui/list/ActionsMenu.tsx';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkAnchor, LinkButton } from '../../../base/ui/link.tsx';
import { LoadMore, useList } from '../../../base/ui/list/list.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { SearchField } from '../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../../people/ui/me.tsx';
import { managedSessions, type Managed } from '../api.ts';
import { CancelDialog } from './CancelDialog.tsx';
import classes from '../sessions.module.css';

/** Administration > My Sessions: what one manages. */
export function ManageSessions() {
  const t = useTranslations('sessions.manage');
  const { organisation } = useOrganisation();
  const groups = useGroupsToMakeFor(organisation?.id);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        groups.data?.length !== 0 &&
        organisation && (
          <LinkButton
            to="/administration/sessions/new"
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('make')}
          </LinkButton>
        )
      }
    >
      <Sessions organisation={organisation?.id} />
    </Page>
  );
}

export const useGroupsToMakeFor = (organisation: string | undefined) =>
  useQuery({
    queryKey: ['groups', 'to-make-for', organisation],
    queryFn: ({ signal }) =>
      managedSessions('GET /api/organisations/{id}/session-groups', {
        params: { id: organisation ?? '' },
        signal,
      }),
    enabled: organisation !== undefined,
  });

function Sessions({ organisation }: { readonly organisation: string | undefined }) {
  const t = useTranslations('sessions.manage');
  const [q, setQ] = useState('');
  const [cancelling, setCancelling] = useState<Managed | null>(null);
  const groups = useGroupsToMakeFor(organisation);
  const list = useList(['sessions', 'managed', organisation, q], (cursor, signal) =>
    managedSessions('GET /api/managed-sessions', {
      query: { ...(organisation ? { organisation } : {}), q, cursor, limit: 100 },
      signal,
    }),
  );
  const columns = useColumns();
  const empty = q ? (
    <Empty title={t('empty')} />
  ) : !organisation || groups.data?.length === 0 ? (
    <Empty title={t('noGroups')}>{t('noGroupsHint')}</Empty>
  ) : (
    <Empty
      title={t('empty')}
      action={<LinkButton to="/administration/sessions/new">{t('make')}</LinkButton>}
    >
      {t('emptyHint')}
    </Empty>
  );
  return (
    <>
      <SearchField onSearch={setQ} placeholder={t('search')} maw={340} mb="md" />
      <Waiting query={list}>
        {(rows) => (
          <>
            <DataTable
              label={t('title')}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.id}
              empty={empty}
              more={list.more !== null}
              counted={t('count', { count: rows.length, more: list.more ? 'yes' : 'no' })}
              actions={(row) => <Actions session={row} onCancel={() => setCancelling(row)} />}
            />
            <LoadMore list={list} />
          </>
        )}
      </Waiting>
      <CancelDialog session={cancelling} onClose={() => setCancelling(null)} />
    </>
  );
}

function Actions({
  session,
  onCancel,
}: {
  readonly session: Managed;
  readonly onCancel: () => void;
}) {
  const t = useTranslations('sessions.manage');
  return (
    <ActionsMenu
      of={session.title}
      actions={[
        {
          label: t('edit'),
          icon: <IconPencil size={16} aria-hidden />,
          to: `/administration/sessions/${session.id}`,
        },
        {
          label: t('check'),
          icon: <IconUserQuestion size={16} aria-hidden />,
          to: `/check?subject=${session.id}`,
        },
        {
          label: t('open'),
          icon: <IconDoor size={16} aria-hidden />,
          to: `/sessions/${session.id}`,
        },
        !session.cancelled && {
          label: t('cancel'),
          icon: <IconCalendarX size={16} aria-hidden />,
          danger: true,
          onClick: onCancel,
        },
      ]}
    />
  );
}

function useColumns(): readonly Column<Managed>[] {
  const t = useTranslations('sessions');
  return [
    {
      name: 'title',
      head: t('manage.name'),
      by: (row) => row.title,
      cell: (row) => <Name of={row} />,
    },
    {
      name: 'group',
      head: t('manage.group'),
      by: (row) => row.group?.name ?? null,
      cell: (row) => <For of={row} />,
    },
    {
      name: 'next',
      head: t('manage.next'),
      by: (row) => (row.cancelled ? null : row.next),
      cell: (row) => <Next of={row} />,
    },
  ];
}

/** Its group, and its organisation where that is not the one chosen. */
function For({ of: { group, organisation } }: { readonly of: Managed }) {
  const t = useTranslations('sessions.manage');
  const here = useOrganisation().organisation;
  return (
    <>
      {group?.name ?? (
        <Badge color="amber" variant="light">
          {t('noGroup')}
        </Badge>
      )}
      {organisation.id !== here?.id && (
        <Text size="xs" c="dimmed">
          {organisation.name}
        </Text>
      )}
    </>
  );
}

function Name({ of: session }: { readonly of: Managed }) {
  const t = useTranslations('sessions.mine');
  return (
    <Group gap="xs">
      <LinkAnchor
        to="/administration/sessions/$id"
        params={{ id: session.id }}
        fw={600}
        c="inherit"
        className={classes.title}
      >
        {session.title}
      </LinkAnchor>
      {session.repeats && <Badge variant="default">{t('weekly')}</Badge>}
      {session.hidden && <Badge variant="light">{t('hidden')}</Badge>}
      {session.cancelled && (
        <Badge color="red" variant="light">
          {t('cancelled')}
        </Badge>
      )}
    </Group>
  );
}

function Next({ of: session }: { readonly of: Managed }) {
  const t = useTranslations('sessions.manage');
  const times = useTimes();
  return (
    <Box>
      <Text size="sm">
        {session.next && !session.cancelled ? (
          <time dateTime={session.next}>{times.moment(session.next)}</time>
        ) : (
          t('none')
        )}
      </Text>
      {!session.next && session.last && (
        <Text size="xs" c="dimmed">
          {t('last', { when: times.day(session.last) })}
        </Text>
      )}
    </Box>
  );
}
