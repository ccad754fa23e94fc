import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPencil, IconRobot, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionsMenu } from '../../../base/ui/list/ActionsMenu.tsx';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LoadMore } from '../../../base/ui/list/list.tsx';
import { SearchField } from '../../../base/ui/list/SearchField.tsx';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { TimeAgo } from '../../../base/ui/When.tsx';
import { useTechnicalUsers, type TechnicalUser } from './api.ts';
import { NameDialog } from './NameDialog.tsx';
import { useRemoval } from './use-removal.ts';

const one = '/administration/technical-users/$id';
type Props = { readonly group: { readonly id: string; readonly name: string } };

/** In the page of a group: the accounts of programs that are of it. */
export function TechnicalUsers({ group }: Props) {
  const t = useTranslations('technical');
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [making, { open, close }] = useDisclosure(false);
  const users = useTechnicalUsers(group.id, q);
  const some = q !== '' || (users.data?.length ?? 0) > 0;
  const make = (
    <Button leftSection={<IconRobot size={18} aria-hidden />} onClick={open}>
      {t('make.button')}
    </Button>
  );
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('lead', { group: group.name })}
      </Text>
      {some && (
        <>
          <Group>{make}</Group>
          <SearchField onSearch={setQ} placeholder={t('search')} />
        </>
      )}
      <Waiting query={users}>
        {(rows) => (
          <>
            <Table group={group} rows={rows} more={users.more !== null} q={q} make={make} />
            <LoadMore list={users} />
          </>
        )}
      </Waiting>
      <NameDialog
        what={{ group: group.id }}
        opened={making}
        onClose={close}
        onMade={(id) => void navigate({ to: one, params: { id } })}
      />
    </Stack>
  );
}

function Table({
  group,
  rows,
  more,
  q,
  make,
}: Props & {
  readonly rows: readonly TechnicalUser[];
  readonly more: boolean;
  readonly q: string;
  readonly make: ReactNode;
}) {
  const t = useTranslations();
  const columns = useColumns();
  return (
    <DataTable
      label={t('technical.list', { group: group.name })}
      rows={rows}
      columns={columns}
      more={more}
      rowKey={({ id }) => id}
      actions={(user) => <Actions user={user} />}
      empty={
        q ? (
          <Empty title={t('base.ui.noMatch', { text: q })} />
        ) : (
          <Empty
            title={t('technical.none')}
            icon={<IconRobot size={28} stroke={1.5} />}
            action={make}
          >
            {t('technical.noneSays')}
          </Empty>
        )
      }
    />
  );
}

function useColumns(): readonly Column<TechnicalUser>[] {
  const t = useTranslations('technical');
  return [
    {
      name: 'name',
      head: t('columns.name'),
      by: ({ name }) => name,
      cell: ({ id, name }) => (
        <LinkAnchor to={one} params={{ id }} fw={550} size="sm" lineClamp={2}>
          {name}
        </LinkAnchor>
      ),
    },
    {
      name: 'tokens',
      head: t('columns.tokens'),
      by: ({ tokens }) => tokens,
      align: 'right',
      cell: ({ tokens }) => tokens,
    },
    {
      name: 'used',
      head: t('columns.used'),
      by: ({ usedAt }) => usedAt,
      cell: ({ usedAt }) => (
        <Text size="sm">{usedAt ? <TimeAgo at={usedAt} /> : t('neverUsed')}</Text>
      ),
    },
    {
      name: 'made',
      head: t('columns.made'),
      wideOnly: true,
      cell: ({ madeBy }) => <Text size="sm">{madeBy}</Text>,
    },
  ];
}

function Actions({ user }: { readonly user: TechnicalUser }) {
  const t = useTranslations('technical');
  const navigate = useNavigate();
  const [naming, { open, close }] = useDisclosure(false);
  const remove = useRemoval(user);
  return (
    <>
      <ActionsMenu
        of={user.name}
        actions={[
          {
            label: t('tokens'),
            icon: <IconKey size={16} />,
            onClick: () => void navigate({ to: one, params: { id: user.id } }),
          },
          { label: t('rename.action'), icon: <IconPencil size={16} />, onClick: open },
          {
            label: t('remove.action'),
            icon: <IconTrash size={16} />,
            danger: true,
            onClick: remove,
          },
        ]}
      />
      <NameDialog what={{ id: user.id, name: user.name }} opened={naming} onClose={close} />
    </>
  );
}
