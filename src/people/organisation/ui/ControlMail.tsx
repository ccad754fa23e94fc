import { Alert, Anchor, Badge, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconMailbox, IconMailFast } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAct } from '../../../base/ui/talk/act.ts';
import { ActionsMenu } from '../../../base/ui/list/ActionsMenu.tsx';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LoadMore, useList, type List } from '../../../base/ui/list/list.tsx';
import { SearchField } from '../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { TimeAgo, When } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMe } from '../../ui/me.tsx';
import { controlApi } from './api.ts';
import { InControl, type Here } from './InControl.tsx';

const states = ['queued', 'sent', 'kept', 'failed', 'dropped'] as const;
type State = (typeof states)[number];
const colours: { readonly [S in State]: string } = {
  queued: 'blue',
  sent: 'teal',
  kept: 'gray',
  failed: 'red',
  dropped: 'amber',
};
/** Its text may still be there. */
const readable = ({ state }: Mail): boolean => state !== 'sent' && state !== 'dropped';
type Filter = { readonly q: string; readonly state: State | undefined };
const list = (id: string, filter: Filter, cursor: string | undefined, signal: AbortSignal) =>
  controlApi('GET /api/organisations/{id}/mails', {
    params: { id },
    query: { ...filter, cursor },
    signal,
  });
type Mail = Awaited<ReturnType<typeof list>>['items'][number];

export function ControlMail() {
  const t = useTranslations('organisation.mail');
  return (
    <InControl title={t('title')} gate="run">
      {(here) => <Mails here={here} />}
    </InControl>
  );
}

function Mails({ here }: { readonly here: Here }) {
  const t = useTranslations('organisation.mail');
  const [q, setQ] = useState('');
  const [state, setState] = useState<State>();
  const [open, setOpen] = useState<Mail | null>(null);
  const kept = useMe().mailsAreKept;
  const mails = useList(['mails', here.id, q, state], (cursor, signal) =>
    list(here.id, { q, state }, cursor, signal),
  );
  useDepartures(mails);
  const columns = useColumns(kept ? setOpen : null);
  return (
    <Stack gap="md">
      <Alert
        variant="light"
        icon={kept ? <IconMailbox aria-hidden /> : <IconMailFast aria-hidden />}
      >
        <Text size="sm">{t(kept ? 'kept' : 'sent')}</Text>
      </Alert>
      <Group gap="sm" align="flex-end">
        <SearchField onSearch={setQ} placeholder={t('search')} flex="1 1 16rem" />
        <Select
          aria-label={t('filter')}
          value={state ?? 'all'}
          onChange={(value) => setState(states.find((known) => known === value))}
          data={(['all', ...states] as const).map((value) => ({
            value,
            label: t(`filters.${value}`),
          }))}
          allowDeselect={false}
          w={{ base: '100%', xs: 180 }}
        />
      </Group>
      <Waiting query={mails}>
        {(rows) => (
          <>
            <DataTable
              label={t('table')}
              rows={rows}
              more={mails.more !== null}
              rowKey={({ id }) => id}
              columns={columns}
              actions={(mail) => <Actions here={here} mail={mail} onOpen={kept ? setOpen : null} />}
              empty={
                <Empty title={t('none')} icon={<IconMailbox size={28} stroke={1.5} />}>
                  {t('noneSays')}
                </Empty>
              }
            />
            <LoadMore list={mails} />
          </>
        )}
      </Waiting>
      <Opened here={here} mail={open} onClose={() => setOpen(null)} />
    </Stack>
  );
}

/** A mail that leaves writes no entry, so no hint tells of it. */
function useDepartures({ data, refetch }: List<Mail>) {
  const waiting = data?.some(({ state }) => state === 'queued') ?? false;
  useEffect(() => {
    const timer = waiting ? setInterval(() => void refetch(), 3000) : undefined;
    return () => clearInterval(timer);
  }, [waiting, refetch]);
}

function useColumns(onOpen: ((mail: Mail) => void) | null): readonly Column<Mail>[] {
  const t = useTranslations('organisation.mail.columns');
  return [
    {
      name: 'subject',
      head: t('subject'),
      cell: (mail) => <Subject mail={mail} onOpen={onOpen} />,
    },
    {
      name: 'to',
      head: t('to'),
      by: ({ to }) => to,
      cell: ({ to }) => (
        <Text size="sm" miw={{ base: 0, sm: '14rem' }} style={{ overflowWrap: 'anywhere' }}>
          {to}
        </Text>
      ),
    },
    {
      name: 'state',
      head: t('state'),
      width: '14rem',
      cell: (mail) => <StateOf mail={mail} />,
    },
    {
      name: 'at',
      head: t('at'),
      by: ({ at }) => at,
      width: '9rem',
      cell: ({ at }) => <TimeAgo at={at} />,
    },
  ];
}

function Subject({
  mail,
  onOpen,
}: {
  readonly mail: Mail;
  readonly onOpen: ((mail: Mail) => void) | null;
}) {
  return onOpen && readable(mail) ? (
    <Anchor
      component="button"
      type="button"
      size="sm"
      fw={500}
      ta="left"
      onClick={() => onOpen(mail)}
    >
      {mail.subject}
    </Anchor>
  ) : (
    <Text size="sm" fw={500}>
      {mail.subject}
    </Text>
  );
}

function StateOf({ mail: { state, problem, attempts } }: { readonly mail: Mail }) {
  const t = useTranslations('organisation.mail');
  return (
    <Stack gap={2}>
      <Badge variant="light" color={colours[state]}>
        {t(`states.${state}`)}
      </Badge>
      {problem && (
        <Text size="xs" c="dimmed">
          {problem} {attempts > 1 && t('tries', { count: attempts })}
        </Text>
      )}
    </Stack>
  );
}

function Actions({
  here,
  mail,
  onOpen,
}: {
  readonly here: Here;
  readonly mail: Mail;
  readonly onOpen: ((mail: Mail) => void) | null;
}) {
  const t = useTranslations('organisation.mail');
  const again = useAct(
    () =>
      controlApi('POST /api/organisations/{id}/mails/{mail}/deliveries', {
        params: { id: here.id, mail: mail.id },
      }),
    {
      changes: ['mails', 'journal'],
      done: t('againDone'),
    },
  );
  return (
    <ActionsMenu
      of={mail.subject}
      actions={[
        onOpen && readable(mail) && { label: t('open'), onClick: () => onOpen(mail) },
        (mail.state === 'failed' || (mail.state === 'kept' && !onOpen)) && {
          label: t('again'),
          reason: mail.again ? null : t('gone'),
          onClick: () => again.mutate(),
        },
      ]}
    />
  );
}

function Opened({
  here,
  mail,
  onClose,
}: {
  readonly here: Here;
  readonly mail: Mail | null;
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  const phone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Modal
      opened={mail !== null}
      onClose={onClose}
      title={mail?.subject}
      size="lg"
      fullScreen={phone ?? false}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      {mail && <Letter here={here} mail={mail} />}
    </Modal>
  );
}

function Letter({ here, mail }: { readonly here: Here; readonly mail: Mail }) {
  const t = useTranslations('organisation.mail');
  const query = useQuery({
    queryKey: ['mail', mail.id],
    queryFn: ({ signal }) =>
      controlApi('GET /api/organisations/{id}/mails/{mail}', {
        params: { id: here.id, mail: mail.id },
        signal,
      }),
    staleTime: Infinity,
  });
  return (
    <Waiting query={query} as="text">
      {({ text, foreign, to, at }) => (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('to', { address: to })} · <When at={at} />
          </Text>
          {text === null ? (
            <Text size="sm">{t(foreign ? 'foreign' : 'gone')}</Text>
          ) : (
            <Words text={text} />
          )}
        </Stack>
      )}
    </Waiting>
  );
}

const address = /(https?:\/\/[^\s<>"]+)/gu;
/** Only links to this very installation are made clickable. */
const ours = (part: string): boolean =>
  URL.canParse(part) && new URL(part).origin === location.origin;

function Words({ text }: { readonly text: string }) {
  const t = useTranslations('organisation.mail');
  const links = (text.match(address) ?? []).filter((link) => URL.canParse(link));
  return (
    <>
      <Text size="sm" component="div" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text.split(address).map((part, at) =>
          at % 2 === 1 && ours(part) ? (
            <Anchor key={`${at} ${part}`} href={part} size="sm" rel="noreferrer">
              {part}
            </Anchor>
          ) : (
            part
          ),
        )}
      </Text>
      {links[0] && (
        <Group>
          <CopyButton value={links[0]} label={t('copyLink')} />
          {ours(links[0]) && (
            <Button
              component="a"
              href={links[0]}
              target="_blank"
              rel="noreferrer noopener"
              size="xs"
              variant="light"
            >
              {t('openLink')}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}
