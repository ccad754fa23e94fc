import { Alert, Button, Card, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { draw } from '../../../../base/ui/talk/queries.ts';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { RoomView } from '../../../enter/contract.ts';
import { longestMessage } from '../../../knocks/rules.ts';
import { door, roomKey } from '../api.ts';
import classes from '../door.module.css';
import { letters } from '../../../../base/text/text.ts';

export function useAsk(session: string) {
  const queries = useQueryClient();
  return useAct(
    (message: string) =>
      door('POST /api/sessions/{id}/knocks', { params: { id: session }, body: { message } }),
    {
      // the rest is looked at when the line hints it
      then: (knock) =>
        draw<RoomView>(queries, roomKey(session), (room) => room && { ...room, knock }),
    },
  );
}

/** The request to be let in, with an optional line for the hosts. */
export function Ask({ room }: { readonly room: RoomView }) {
  const t = useTranslations('door.ask');
  const { session, knock, gates } = room;
  const [message, setMessage] = useState(knock?.message ?? '');
  const ask = useAsk(session.id);
  const before = beforeOf(knock);
  // not yet only while a pause after a denial runs
  const open = gates.knock.allowed;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (open && letters(message) <= longestMessage && !ask.isPending) ask.mutate(message);
  };
  return (
    <Card withBorder component="form" onSubmit={submit} aria-labelledby="ask">
      <Stack gap="md">
        <div>
          <Title order={2} size="h3" id="ask">
            {t('title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('lead')}
          </Text>
        </div>
        {before && (
          <Alert variant="light" color="gray">
            <Text size="sm">{t(`before.${before}`)}</Text>
            {knock?.sentBack && knock.answer && (
              <Text size="sm" mt={4} className={classes.quote ?? ''}>
                {knock.answer}
              </Text>
            )}
          </Alert>
        )}
        <MessageField value={message} onChange={setMessage} />
        <Button
          type="submit"
          size="xl"
          fullWidth
          loading={ask.isPending}
          aria-disabled={!open}
          data-disabled={!open || undefined}
          leftSection={<IconHandStop size={24} aria-hidden />}
        >
          {t('button')}
        </Button>
        {!open && <Text size="sm">{t('paused')}</Text>}
      </Stack>
    </Card>
  );
}

const beforeOf = (
  knock: RoomView['knock'],
): 'withdrawn' | 'expired' | 'void' | 'allowed' | 'denied' | 'out' | 'takenBack' | null =>
  knock === null || knock.state === 'pending'
    ? null
    : knock.sentBack
      ? 'out'
      : knock.takenBack
        ? 'takenBack'
        : knock.state;

export function MessageField({
  value,
  onChange,
  autoFocus = false,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly autoFocus?: boolean;
}) {
  const t = useTranslations('door.ask');
  const left = longestMessage - letters(value);
  return (
    <Textarea
      label={t('message')}
      description={t('messageHint')}
      autosize
      minRows={2}
      maxRows={6}
      dir="auto"
      value={value}
      autoFocus={autoFocus}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={left < 0 ? t('tooLong', { count: -left }) : null}
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      {...(left >= 0 && left <= 80 ? { description: t('left', { count: left }) } : {})}
    />
  );
}
