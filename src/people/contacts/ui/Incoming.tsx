import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../base/ui/talk/confirm.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { PersonLine } from '../../../base/ui/Face.tsx';
import { LoadMore } from '../../../base/ui/list/list.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { TimeAgo } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { contactsApi, useRequests } from './api.ts';

type Request = {
  readonly id: string;
  readonly name: string | null;
  readonly email: string;
  readonly message: string;
  readonly since: string;
};

export function Incoming() {
  const t = useTranslations('contacts');
  const requests = useRequests('in');
  return (
    <Waiting query={requests} as="cards">
      {(rows) =>
        rows.length === 0 ? (
          <Empty title={t('incoming.empty')} icon={<IconMailOpened size={28} stroke={1.5} />}>
            {t('incoming.emptyHint')}
          </Empty>
        ) : (
          <>
            <Stack
              component="ul"
              gap="sm"
              p={0}
              m={0}
              style={{ listStyle: 'none' }}
              aria-label={t('tabs.incoming')}
            >
              {rows.map((request) => (
                <RequestCard key={request.id} request={request} />
              ))}
            </Stack>
            <LoadMore list={requests} />
          </>
        )
      }
    </Waiting>
  );
}

function RequestCard({ request }: { readonly request: Request }) {
  const t = useTranslations('contacts.incoming');
  const name = request.name ?? request.email;
  const { accept, refuse, busy } = useAnswers(request.id, name);
  return (
    <Card component="li" withBorder padding="md" aria-label={t('from', { name })}>
      <Group justify="space-between" gap="sm" align="flex-start" wrap="nowrap">
        <PersonLine person={{ name }} below={request.email} />
        <Text size="xs" c="dimmed" ta="right" miw="5.5rem">
          <TimeAgo at={request.since} />
        </Text>
      </Group>
      {request.message && (
        <Text size="sm" mt="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {request.message}
        </Text>
      )}
      <Group mt="md" gap="xs">
        <Button size="sm" loading={busy} onClick={accept}>
          {t('accept')}
        </Button>
        <Button size="sm" variant="default" disabled={busy} onClick={() => refuse(false)}>
          {t('decline')}
        </Button>
        <Button size="sm" variant="subtle" color="red" disabled={busy} onClick={() => refuse(true)}>
          {t('block')}
        </Button>
      </Group>
    </Card>
  );
}

function useAnswers(id: string, name: string) {
  const t = useTranslations('contacts.incoming');
  const confirm = useConfirm();
  const accepting = useAct(
    () => contactsApi('POST /api/contact-requests/{id}/acceptance', { params: { id } }),
    {
      changes: ['contacts', 'groups'],
      done: t('accepted', { name }),
    },
  );
  const refusing = useAct(
    (block: boolean) =>
      contactsApi('POST /api/contact-requests/{id}/refusal', { params: { id }, body: { block } }),
    {
      changes: ['contacts'],
      done: (_, block) => t(block ? 'blocked' : 'declined', { name }),
    },
  );
  const refuse = async (block: boolean) => {
    if (
      block &&
      !(await confirm({
        title: t('blockTitle', { name }),
        body: t('blockBody', { name }),
        confirm: t('block'),
        danger: true,
      }))
    )
      return;
    refusing.mutate(block);
  };
  return {
    accept: () => accepting.mutate(),
    refuse: (block: boolean) => void refuse(block),
    busy: accepting.isPending || refusing.isPending,
  };
}
