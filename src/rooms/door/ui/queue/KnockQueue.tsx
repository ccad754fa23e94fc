import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { lateDialog } from '../../../../base/ui/late/late-dialog.tsx';
import { isLost } from '../../../../base/ui/Waiting.tsx';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { WordedAnswer } from './AnswerDialog.tsx';
import { Answered } from './Answered.tsx';
import type { From } from '../api.ts';
import { KnockRow } from './KnockRow.tsx';
import classes from './queue.module.css';
import { useShown } from '../sight.ts';
import { useAnswers, type Answer, type Answers } from './use-answers.ts';
import { useArrivals } from './use-arrivals.ts';
import { most, useQueue, type Waiter } from './use-queue.ts';

const AnswerDialog = lateDialog(async () => (await import('./AnswerDialog.tsx')).AnswerDialog, {
  asked: null,
});
const PAGE = 50;

type Props = { readonly session: string; readonly from: From };

/** The open requests of one room, the longest waiting first, each with its answers. */
export function KnockQueue({ session, from }: Props) {
  const t = useTranslations('door.queue');
  const queue = useQueue(session);
  useShown(session);
  const answers = useAnswers(session, from);
  const heading = useId();
  const [shown, setShown] = useState(PAGE);
  const [asked, setAsked] = useState<WordedAnswer | null>(null);
  const rows = queue.data ?? [];
  const arrived = useArrivals(session, queue.data);
  const { listed, done, answer, says } = useAfterglow(rows, answers);
  if (isLost(queue.error)) return null;
  return (
    <section className={classes.queue} aria-labelledby={heading}>
      <h2 id={heading} className={classes.title} tabIndex={-1} data-heading>
        {t('title', { count: rows.length })}
      </h2>
      <VisuallyHidden role="status">{arrived}</VisuallyHidden>
      <VisuallyHidden role="status">{says}</VisuallyHidden>
      <Problem error={queue.error} retry={queue.refetch} />
      {queue.data && listed.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      {rows.length > 1 && <All rows={rows} busy={answers.busy} onAsk={setAsked} />}
      {listed.length > 0 && (
        <ul className={classes.list} aria-label={t('list')}>
          {listed.slice(0, shown).map((knock) => (
            <KnockRow
              key={knock.id}
              knock={knock}
              done={done.get(knock.id)}
              answer={answer}
              onAsk={setAsked}
            />
          ))}
        </ul>
      )}
      {listed.length > shown && (
        <Button
          mt="sm"
          fullWidth
          variant="default"
          className={classes.answer ?? ''}
          onClick={() => setShown(shown + PAGE)}
        >
          {t('showMore', { count: Math.min(PAGE, listed.length - shown) })}
        </Button>
      )}
      {rows.length >= most && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('most', { count: most })}
        </Text>
      )}
      <Answered session={session} onAsk={setAsked} />
      <AnswerDialog asked={asked} answers={{ ...answers, answer }} onClose={() => setAsked(null)} />
    </section>
  );
}

function All({
  rows,
  busy,
  onAsk,
}: {
  readonly rows: readonly Waiter[];
  readonly busy: boolean;
  readonly onAsk: (asked: WordedAnswer) => void;
}) {
  const t = useTranslations('door.queue');
  return (
    <div className={classes.all}>
      <Button
        className={classes.answer ?? ''}
        variant="light"
        loading={busy}
        onClick={() => onAsk({ kind: 'allowAll', knocks: rows })}
      >
        {t('allowAll')}
      </Button>
      <Button
        className={classes.answer ?? ''}
        variant="default"
        disabled={busy}
        onClick={() => onAsk({ kind: 'denyAll', knocks: rows })}
      >
        {t('denyAll')}
      </Button>
    </div>
  );
}

const GLOW = 1200; // ms

/**
 * Who was answered stays a moment where they stood, with the answer instead of the buttons: so the
 * next one does not move under the second click of a double click.
 */
function useAfterglow(rows: readonly Waiter[], answers: Answers) {
  const t = useTranslations('door.queue');
  const [glowing, setGlowing] = useState<
    readonly { readonly knock: Waiter; readonly says: string }[]
  >([]);
  const listed = useMemo(
    () =>
      [
        ...rows.filter(({ id }) => !glowing.some(({ knock }) => knock.id === id)),
        ...glowing.map(({ knock }) => knock),
      ].toSorted(
        (one, other) =>
          Date.parse(one.asked) - Date.parse(other.asked) || (one.id < other.id ? -1 : 1),
      ),
    [rows, glowing],
  );
  const answer = (given: Answer): void => {
    const { knock, decision } = given;
    const fade = () => setGlowing((now) => now.filter((one) => one.knock !== knock));
    answers.answer(given, fade);
    if (decision === 'hold') return;
    const says =
      decision === 'allow'
        ? t('allowed', { name: knock.name })
        : decision === 'deny'
          ? t('canUndo', { name: knock.name })
          : t('blocked', { name: knock.name });
    setGlowing((now) => [...now.filter((one) => one.knock.id !== knock.id), { knock, says }]);
    setTimeout(fade, GLOW);
  };
  return {
    listed,
    done: new Map(glowing.map(({ knock, says }) => [knock.id as string, says])),
    answer,
    says: glowing.at(-1)?.says ?? '',
  };
}
