import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useId, useState } from 'react';
import { serverNow } from '../../../../base/ui/talk/api.ts';
import { useNow, useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { WordedAnswer } from './AnswerDialog.tsx';
import { Name } from './Name.tsx';
import classes from './queue.module.css';
import { Denied, denials } from './TurnedAway.tsx';
import { useTakeBack } from './use-answers.ts';
import { useAnswered, type Answered as Row } from './use-queue.ts';

type Props = { readonly session: string; readonly onAsk: (asked: WordedAnswer) => void };

/**
 * What was answered and can be taken back: denials of this moment, and whoever may come in and has
 * not yet.
 */
export function Answered({ session, onAsk }: Props) {
  const t = useTranslations('door.queue');
  const heading = useId();
  const [says, setSays] = useState('');
  const takeBack = useTakeBack(session, setSays);
  useNow(15);
  const rows = useAnswered(session);
  const denied = denials(rows);
  const coming = rows.filter(
    ({ knock, until }) => knock.state === 'allowed' && Date.parse(until) > serverNow(),
  );
  return (
    <>
      <VisuallyHidden role="status">{says}</VisuallyHidden>
      {denied.length > 0 && <Denied rows={denied} takeBack={takeBack} />}
      {coming.length > 0 && (
        <>
          <h3 id={heading} className={classes.subtitle}>
            {t('coming')}
          </h3>
          <ul className={classes.answered} aria-labelledby={heading}>
            {coming.map((row) => (
              <Coming key={row.knock.id} row={row} takeBack={takeBack} onAsk={onAsk} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Coming({
  row,
  takeBack,
  onAsk,
}: Pick<Props, 'onAsk'> & { readonly row: Row; readonly takeBack: (row: Row) => void }) {
  const t = useTranslations('door.queue');
  const times = useTimes();
  const { knock, by, at } = row;
  const { name } = knock;
  return (
    <li>
      <div className={classes.text}>
        <Name knock={knock} />
        <Text size="xs" c="dimmed">
          {t('letIn', { by: by ?? 'none', ago: times.ago(at, new Date(serverNow())) })}
        </Text>
      </div>
      <Button
        className={classes.answer ?? ''}
        variant="default"
        aria-label={t('takeBackOf', { name })}
        onClick={() => takeBack(row)}
      >
        {t('takeBack')}
      </Button>
      {knock.blockable && (
        <Button
          className={classes.answer ?? ''}
          variant="subtle"
          color="red"
          aria-label={t('blockOf', { name })}
          onClick={() => onAsk({ kind: 'block', knock })}
        >
          {t('block')}
        </Button>
      )}
    </li>
  );
}
