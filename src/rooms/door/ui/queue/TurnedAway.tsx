import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { serverNow } from '../../../../base/ui/talk/api.ts';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import classes from './queue.module.css';
import { useTurnedAway } from '../sight.ts';
import { useTakeBack } from './use-answers.ts';
import { useAnswered, type Answered } from './use-queue.ts';

type Props = {
  readonly session: string;
  /** Nobody's finger is over it. */ readonly atOnce?: boolean;
};
/** Whom this page has just turned away at this door, in a line of the page, with the way back. */
export function TurnedAway({ session, atOnce = false }: Props) {
  return useTurnedAway().includes(session) && <Line session={session} atOnce={atOnce} />;
}

const AIM = 900; // ms: the second click of a double click undoes nothing

function Line({ session, atOnce }: Required<Props>) {
  const [calm, setCalm] = useState(atOnce);
  const [says, setSays] = useState('');
  const takeBack = useTakeBack(session, setSays);
  const denied = denials(useAnswered(session));
  useEffect(() => {
    const timer = setTimeout(() => setCalm(true), AIM);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <VisuallyHidden role="status">{says}</VisuallyHidden>
      {calm && denied.length > 0 && (
        <div className={classes.banner} data-undo>
          <Denied rows={denied} takeBack={takeBack} />
        </div>
      )}
    </>
  );
}

/** Those that can still be undone. */
export const denials = (rows: readonly Answered[]): readonly Answered[] =>
  rows.filter(({ knock, until }) => knock.state === 'denied' && Date.parse(until) > serverNow());

export function Denied({
  rows,
  takeBack,
}: {
  readonly rows: readonly Answered[];
  readonly takeBack: (row: Answered) => void;
}) {
  const t = useTranslations('door.queue');
  return (
    <ul className={classes.answered} aria-label={t('answered')}>
      {rows.length > 1 && (
        <li>
          <Text size="sm">{t('turnedAwayAll', { count: rows.length })}</Text>
          <Button
            className={classes.answer ?? ''}
            variant="default"
            onClick={() => rows.forEach((row) => takeBack(row))}
          >
            {t('undoAll')}
          </Button>
        </li>
      )}
      {rows.map((row) => (
        <li key={row.knock.id}>
          <Text size="sm">{t('turnedAway', { name: row.knock.name })}</Text>
          <Button
            className={classes.answer ?? ''}
            variant="default"
            aria-label={t('undoOf', { name: row.knock.name })}
            onClick={() => takeBack(row)}
          >
            {t('undo')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
