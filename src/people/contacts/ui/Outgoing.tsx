import { Badge, Box, Button, Group, Text } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useAct } from '../../../base/ui/talk/act.ts';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LoadMore } from '../../../base/ui/list/list.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { TimeAgo } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { contactsApi, useRequests } from './api.ts';

type Request = {
  readonly id: string;
  readonly email: string;
  readonly message: string;
  readonly since: string;
};

export function Outgoing() {
  const t = useTranslations('contacts');
  const requests = useRequests('out');
  const withdraw = useAct(
    ({ id }: Request) => contactsApi('DELETE /api/contact-requests/{id}', { params: { id } }),
    {
      changes: ['contacts', 'groups'],
      done: (_, { email }) => t('outgoing.withdrawn', { email }),
    },
  );
  const columns = useColumns();
  return (
    <Waiting query={requests}>
      {(rows) => (
        <>
          <DataTable
            label={t('tabs.outgoing')}
            rows={rows}
            columns={columns}
            more={requests.more !== null}
            rowKey={({ id }) => id}
            actions={(request) => (
              <Button
                size="xs"
                variant="default"
                loading={withdraw.isPending && withdraw.variables.id === request.id}
                onClick={() => withdraw.mutate(request)}
              >
                {t('outgoing.withdraw')}
              </Button>
            )}
            empty={
              <Empty title={t('outgoing.empty')} icon={<IconMailForward size={28} stroke={1.5} />}>
                {t('outgoing.emptyHint')}
              </Empty>
            }
          />
          <LoadMore list={requests} />
        </>
      )}
    </Waiting>
  );
}

function useColumns(): readonly Column<Request>[] {
  const t = useTranslations('contacts');
  return [
    {
      name: 'address',
      head: t('columns.address'),
      cell: ({ email, message }) => (
        <Box miw={0} maw="28rem">
          <Text size="sm" fw={500} truncate>
            {email}
          </Text>
          {message && (
            <Text size="xs" c="dimmed" lineClamp={2}>
              {message}
            </Text>
          )}
        </Box>
      ),
    },
    {
      name: 'state',
      head: t('columns.state'),
      cell: () => (
        <Group>
          <Badge variant="light" color="gray" tt="none">
            {t('outgoing.waiting')}
          </Badge>
        </Group>
      ),
    },
    {
      name: 'asked',
      head: t('columns.asked'),
      by: ({ since }) => since,
      cell: ({ since }) => <TimeAgo at={since} />,
    },
  ];
}
