import { Button, Text } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useAct } from '../../../base/ui/talk/act.ts';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { PersonLine } from '../../../base/ui/Face.tsx';
import { LoadMore, useList } from '../../../base/ui/list/list.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { When } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { contactsApi } from './api.ts';

type Row = {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly since: string;
};

export function Blocked() {
  const t = useTranslations('contacts');
  const blocks = useList(['contacts', 'blocked'], (cursor, signal) =>
    contactsApi('GET /api/blocks', { query: { cursor }, signal }),
  );
  const unblock = useAct(
    ({ person }: Row) => contactsApi('DELETE /api/blocks/{id}', { params: { id: person.id } }),
    {
      changes: ['contacts'],
      done: (_, { person }) => t('blocked.unblocked', { name: person.name }),
    },
  );
  const columns: readonly Column<Row>[] = [
    {
      name: 'name',
      head: t('columns.name'),
      by: ({ person }) => person.name,
      cell: ({ person }) => <PersonLine person={person} below={person.email} />,
    },
    {
      name: 'since',
      head: t('columns.blocked'),
      by: ({ since }) => since,
      cell: ({ since }) => <When at={since} part="day" />,
    },
  ];
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t('blocked.lead')}
      </Text>
      <Waiting query={blocks}>
        {(rows) => (
          <>
            <DataTable
              label={t('tabs.blocked')}
              rows={rows}
              columns={columns}
              more={blocks.more !== null}
              rowKey={({ person }) => person.id}
              actions={(row) => (
                <Button
                  size="xs"
                  variant="default"
                  loading={unblock.isPending && unblock.variables.person.id === row.person.id}
                  onClick={() => unblock.mutate(row)}
                >
                  {t('blocked.unblock')}
                </Button>
              )}
              empty={<Empty title={t('blocked.empty')} icon={<IconBan size={28} stroke={1.5} />} />}
            />
            <LoadMore list={blocks} />
          </>
        )}
      </Waiting>
    </>
  );
}
