import { Badge, Box, Stack, Text } from '@mantine/core';
import { IconDoorExit, IconEdit, IconEye } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { firstFailed } from '../../../access/ui/told.ts';
import { ActionsMenu } from '../../../base/ui/list/ActionsMenu.tsx';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { LoadMore, useList } from '../../../base/ui/list/list.tsx';
import { SearchField } from '../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../ui/me.tsx';
import { groupsApi } from './api.ts';
import { useLeave } from './leave.ts';

type Page = Awaited<ReturnType<typeof example>>;
const example = () => groupsApi('GET /api/groups');
type Row = Page['items'][number];
type To = '/administration/groups/$id' | '/control/groups/$id';
type Props = {
  /** Keeps the rows of one table apart from those of another. */
  readonly name: string;
  readonly label: string;
  readonly to: To;
  readonly load: (q: string, cursor: string | undefined, signal: AbortSignal) => Promise<Page>;
  readonly empty: ReactNode;
};

export function GroupTable({ name, label, to, load, empty }: Props) {
  const t = useTranslations();
  const [q, setQ] = useState('');
  const groups = useList(['groups', name, q], (cursor, signal) => load(q, cursor, signal));
  const columns = useColumns(to);
  return (
    <Stack gap="md">
      <SearchField onSearch={setQ} placeholder={t('groups.search')} />
      <Waiting query={groups}>
        {(rows) => (
          <>
            <DataTable
              label={label}
              rows={rows}
              columns={columns}
              more={groups.more !== null}
              rowKey={({ id }) => id}
              actions={(row) => <Actions row={row} to={to} />}
              empty={q ? <Empty title={t('base.ui.noMatch', { text: q })} /> : empty}
            />
            <LoadMore list={groups} />
          </>
        )}
      </Waiting>
    </Stack>
  );
}

function useColumns(to: To): readonly Column<Row>[] {
  const t = useTranslations('groups');
  const { organisation: here } = useOrganisation();
  return [
    {
      name: 'name',
      head: t('columns.name'),
      by: ({ name }) => name,
      cell: ({ id, name, description, organisation }) => (
        <Box miw={0} maw="26rem">
          <LinkAnchor to={to} params={{ id }} fw={550} size="sm" lineClamp={2}>
            {name}
          </LinkAnchor>
          {(description || organisation.id !== here?.id) && (
            <Text size="xs" c="dimmed" lineClamp={1}>
              {[organisation.id === here?.id ? '' : organisation.name, description]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          )}
        </Box>
      ),
    },
    {
      name: 'people',
      head: t('columns.people'),
      by: ({ people }) => people,
      align: 'right',
      cell: ({ people }) => people,
    },
    {
      name: 'managers',
      head: t('columns.managers'),
      cell: ({ managers }) => (
        <Text size="sm" lineClamp={2}>
          {managers.map(({ name }) => name).join(', ')}
        </Text>
      ),
    },
    {
      name: 'role',
      head: t('columns.role'),
      cell: ({ role }) =>
        role && (
          <Badge variant={role === 'manager' ? 'light' : 'default'} tt="none">
            {t(`role.${role}`)}
          </Badge>
        ),
    },
  ];
}

function Actions({ row, to }: { readonly row: Row; readonly to: To }) {
  const t = useTranslations('groups');
  const navigate = useNavigate();
  const leave = useLeave(row);
  const { edit, leave: leaving } = row.gates;
  const open = () => void navigate({ to, params: { id: row.id } });
  return (
    <ActionsMenu
      of={row.name}
      actions={[
        edit.allowed
          ? { label: t('edit'), icon: <IconEdit size={16} />, onClick: open }
          : { label: t('open'), icon: <IconEye size={16} />, onClick: open },
        row.role !== null && {
          label: t('leave.action'),
          icon: <IconDoorExit size={16} />,
          danger: true,
          reason: leaving.allowed ? null : firstFailed(leaving)?.says,
          onClick: leave,
        },
      ]}
    />
  );
}
