import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconCloudOff, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { useLive } from '../../../../base/ui/talk/live.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { OwnKnock } from '../../../knocks/contract.ts';
import type { RoomView } from '../../../enter/contract.ts';
import { longestMessage } from '../../../knocks/rules.ts';
import { useHeading, useTabTitle } from '../queue/Alone.tsx';
import { door, roomKey } from '../api.ts';
import { MessageField, useAsk } from './Ask.tsx';
import classes from '../door.module.css';
import { letters } from '../../../../base/text/text.ts';
import { useHere } from '../queue/use-waiting.ts';

type Props = { readonly room: RoomView; readonly knock: OwnKnock };

/** The waiting room. Nothing here says whether anybody is inside, or who else waits. */
export function Wait({ room, knock }: Props) {
  const t = useTranslations('door.wait');
  const times = useTimes();
  const heading = useHeading();
  const { state } = useLive();
  useHere(room.session.id, knock.id);
  useTabTitle(t('place'), room.session.title);
  return (
    <Card withBorder className={classes.waiting ?? ''} padding="lg">
      <Stack gap="md">
        <div>
          <Text size="sm" c="dimmed" mb={4}>
            {t('place')}
          </Text>
          <Group gap="sm" wrap="nowrap">
            <span className={classes.pulse} aria-hidden />
            <Title order={2} size="h3" tabIndex={-1} ref={heading} className={classes.title ?? ''}>
              {knock.hold ? t('title') : t('host')}
            </Title>
          </Group>
          <Text mt={6}>{t('asked', { time: times.time(knock.asked) })}</Text>
        </div>
        {knock.sentBack && (
          <Alert variant="light" color="gray" role="status">
            <Text size="sm">{t('back')}</Text>
            {knock.answer && (
              <Text size="sm" mt={4} className={classes.quote ?? ''}>
                {t('because', { text: knock.answer })}
              </Text>
            )}
          </Alert>
        )}
        <div role="status">
          {knock.hold && (
            <Text fw={600} className={classes.prose ?? ''}>
              {t('hold', { text: knock.hold })}
            </Text>
          )}
        </div>
        {state === 'lost' && (
          <Alert variant="light" color="amber" icon={<IconCloudOff aria-hidden />} role="status">
            {t('offline')}
          </Alert>
        )}
        <Message session={room.session.id} knock={knock} />
        <Text size="sm" c="dimmed">
          {t('camera')} {t('stays')}
        </Text>
        <Withdraw session={room.session.id} knock={knock} />
      </Stack>
    </Card>
  );
}

function Message({ session, knock }: { readonly session: string; readonly knock: OwnKnock }) {
  const t = useTranslations('door.wait');
  const [draft, setDraft] = useState<string | null>(null);
  const ask = useAsk(session);
  if (draft !== null)
    return (
      <Draft
        text={draft}
        onChange={setDraft}
        busy={ask.isPending}
        onSend={() => ask.mutate(draft, { onSuccess: () => setDraft(null) })}
      />
    );
  return (
    <div>
      {knock.message ? (
        <>
          <Text size="sm" c="dimmed" mb={4}>
            {t('message')}
          </Text>
          <Text size="sm" className={classes.quote ?? ''} dir="auto">
            {knock.message}
          </Text>
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t('noMessage')}
        </Text>
      )}
      <Button
        mt="xs"
        size="sm"
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => setDraft(knock.message)}
      >
        {knock.message ? t('change') : t('write')}
      </Button>
      <span role="status">
        {ask.isSuccess && (
          <Text component="span" size="sm" ms="sm">
            {t('changed')}
          </Text>
        )}
      </span>
    </div>
  );
}

type DraftProps = {
  readonly text: string;
  /** Null: as it was. */
  readonly onChange: (text: string | null) => void;
  readonly busy: boolean;
  readonly onSend: () => void;
};
function Draft({ text, onChange, busy, onSend }: DraftProps) {
  const t = useTranslations('door.wait');
  const cancel = useTranslations('base.ui')('cancel');
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (letters(text) > 0 && letters(text) <= longestMessage) onSend();
  };
  return (
    <form onSubmit={send}>
      <Stack gap="xs">
        <MessageField value={text} onChange={onChange} autoFocus />
        <Group gap="xs">
          <Button type="submit" size="sm" loading={busy} disabled={letters(text) === 0}>
            {t('save')}
          </Button>
          <Button size="sm" variant="default" onClick={() => onChange(null)}>
            {cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Withdraw({ session, knock }: { readonly session: string; readonly knock: OwnKnock }) {
  const t = useTranslations('door.wait');
  const withdraw = useAct(() => door('DELETE /api/knocks/{id}', { params: { id: knock.id } }), {
    changes: roomKey(session),
    done: t('withdrawn'),
  });
  return (
    <div>
      <Button
        variant="subtle"
        color="red"
        size="sm"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate()}
      >
        {t('withdraw')}
      </Button>
    </div>
  );
}
