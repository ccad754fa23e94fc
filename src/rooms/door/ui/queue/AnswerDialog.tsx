import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { longestMessage } from '../../../knocks/rules.ts';
import classes from './queue.module.css';
import { letters, tidyLine } from '../../../../base/text/text.ts';
import type { Answers } from './use-answers.ts';
import type { Waiter } from './use-queue.ts';

/**
 * What is being decided with words: about one, or about exactly those who were listed when the
 * dialog opened.
 */
export type WordedAnswer =
  | { readonly kind: 'deny' | 'hold' | 'block'; readonly knock: Waiter }
  | { readonly kind: 'allowAll' | 'denyAll'; readonly knocks: readonly Waiter[] };

type Props = {
  readonly asked: WordedAnswer | null;
  readonly answers: Answers;
  readonly onClose: () => void;
};

export function AnswerDialog({ asked, answers, onClose }: Props) {
  const t = useTranslations('door.queue.dialog');
  const title = !asked
    ? ''
    : 'knocks' in asked
      ? t(asked.kind, { count: asked.knocks.length })
      : t(asked.kind, { name: asked.knock.name });
  return (
    <Modal opened={asked !== null} onClose={onClose} title={title}>
      {asked && <Words asked={asked} answers={answers} onClose={onClose} />}
    </Modal>
  );
}

function Words({ asked, answers, onClose }: Props & { readonly asked: WordedAnswer }) {
  const t = useTranslations('door.queue');
  const cancel = useTranslations('base.ui')('cancel');
  const give = useGiving(answers);
  const [text, setText] = useState('');
  const tooLong = letters(text) > longestMessage;
  const button = {
    deny: t('deny'),
    hold: t('dialog.holdSend'),
    block: t('dialog.blockSend'),
    allowAll: t('allowAll'),
    denyAll: t('denyAll'),
  }[asked.kind];
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (tooLong) return;
    give(asked, text);
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {'knocks' in asked && <Exactly knocks={asked.knocks} />}
        {asked.kind === 'block' && (
          <Text size="sm">{t('dialog.blockLead', { name: asked.knock.name })}</Text>
        )}
        {asked.kind !== 'allowAll' && (
          <Textarea
            label={asked.kind === 'hold' ? t('dialog.holdText') : t('dialog.reason')}
            description={asked.kind === 'hold' ? null : t('dialog.reasonHint')}
            placeholder={asked.kind === 'hold' ? t('moment') : ''}
            autosize
            minRows={2}
            dir="auto"
            value={text}
            error={tooLong ? t('dialog.tooLong', { count: longestMessage }) : null}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <Group justify="space-between">
          <Button
            variant="default"
            onClick={onClose}
            {...(asked.kind === 'allowAll' ? { 'data-autofocus': true } : {})}
          >
            {cancel}
          </Button>
          <Button
            type="submit"
            {...(asked.kind === 'block' || asked.kind === 'denyAll' ? { color: 'red' } : {})}
          >
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useGiving({ answer, all }: Answers): (asked: WordedAnswer, text: string) => void {
  const moment = useTranslations('door.queue')('moment');
  return (asked, text) => {
    if ('knocks' in asked) {
      const decision = asked.kind === 'allowAll' ? 'allow' : 'deny';
      const knocks = asked.knocks.map(({ id }) => id);
      void all(decision, knocks, text).catch(() => undefined);
    } else
      answer({
        knock: asked.knock,
        decision: asked.kind,
        reason: tidyLine(text) || (asked.kind === 'hold' ? moment : ''),
      });
  };
}

const NAMED = 8;

function Exactly({ knocks }: { readonly knocks: readonly Waiter[] }) {
  const t = useTranslations('door.queue');
  return (
    <>
      <Text size="sm" className={classes.names ?? ''}>
        {knocks
          .slice(0, NAMED)
          .map(({ name }) => name)
          .join(', ')}
        {knocks.length > NAMED && ` ${t('others', { count: knocks.length - NAMED })}`}
      </Text>
      <Text size="sm">{t('dialog.exactly')}</Text>
    </>
  );
}
