import { Badge, Code, Stack, Text, Title } from '@mantine/core';
import { IconMailFast } from '@tabler/icons-react';
import { useEffect } from 'react';
import { ActionsMenu } from '../../../base/ui/list/ActionsMenu.tsx';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LoadMore, type List } from '../../../base/ui/list/list.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { TimeAgo } from '../../../base/ui/When.tsx';
import type { Here } from '../../../people/organisation/ui/InControl.tsx';
import { useMessages, type Message, type Webhook } from './api.ts';
import type { WebhookActs } from './use-acts.ts';

const colours = { waiting: 'blue', sent: 'teal', failed: 'red' } as const;

type Props = { readonly here: Here; readonly webhook: Webhook; readonly acts: WebhookActs };
/** The last messages, each with what became of it. */
export function Messages({ here, webhook, acts }: Props) {
  const t = useTranslations('webhooks.ui.messages');
  const messages = useMessages(here.id, webhook.id);
  useAnswers(messages);
  const columns = useColumns();
  return (
    <Stack gap="sm">
      <Title order={2}>{t('title')}</Title>
      <Waiting query={messages}>
        {(rows) => (
          <>
            <DataTable
              label={t('title')}
              rows={rows}
              more={messages.more !== null}
              rowKey={({ id }) => id}
              columns={columns}
              actions={({ sequence }) => (
                <ActionsMenu
                  of={t('number', { sequence: String(sequence) })}
                  actions={[
                    {
                      label: t('again'),
                      reason: webhook.on ? null : t('off'),
                      onClick: () => void acts.replay(sequence),
                    },
                  ]}
                />
              )}
              empty={
                <Empty title={t('none')} icon={<IconMailFast size={28} stroke={1.5} />}>
                  {t('noneSays')}
                </Empty>
              }
            />
            <LoadMore list={messages} />
          </>
        )}
      </Waiting>
    </Stack>
  );
}

/** A message that is sent writes no entry, so no hint tells of it. */
function useAnswers({ data, refetch }: List<Message>) {
  const waiting = data?.some(({ state }) => state === 'waiting') ?? false;
  useEffect(() => {
    const timer = waiting ? setInterval(() => void refetch(), 3000) : undefined;
    return () => clearInterval(timer);
  }, [waiting, refetch]);
}

function useColumns(): readonly Column<Message>[] {
  const t = useTranslations('webhooks.ui.messages.columns');
  return [
    {
      name: 'sequence',
      head: t('sequence'),
      width: '7rem',
      cell: ({ sequence }) => (
        <Text size="sm" fw={500}>
          {sequence}
        </Text>
      ),
    },
    { name: 'type', head: t('type'), cell: ({ type }) => <Code>{type}</Code> },
    { name: 'state', head: t('state'), cell: (message) => <Became message={message} /> },
    { name: 'at', head: t('at'), width: '9rem', cell: ({ at }) => <TimeAgo at={at} /> },
  ];
}

function Became({ message }: { readonly message: Message }) {
  const t = useTranslations('webhooks.ui');
  const { state, status, problem, tries, nextTry } = message;
  return (
    <Stack gap={2} align="flex-start">
      <Badge variant="light" color={colours[state]}>
        {t(`messages.states.${state}`)}
      </Badge>
      {(problem || status !== null) && (
        <Text size="xs" c="dimmed">
          {problem} {status !== null && t('answered', { status: String(status) })}{' '}
          {tries > 1 && t('messages.tries', { count: tries })}
        </Text>
      )}
      {nextTry && tries > 0 && (
        <Text size="xs" c="dimmed">
          {t('messages.next')} <TimeAgo at={nextTry} />
        </Text>
      )}
    </Stack>
  );
}
