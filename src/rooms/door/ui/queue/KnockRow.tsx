import { ActionIcon, Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconDots } from '@tabler/icons-react';
import { useRef } from 'react';
import { serverNow } from '../../../../base/ui/talk/api.ts';
import { useOver } from '../../../../base/ui/late/use-over.ts';
import { Face } from '../../../../base/ui/Face.tsx';
import { useNow, useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { WordedAnswer } from './AnswerDialog.tsx';
import { Name, useLikeness } from './Name.tsx';
import classes from './queue.module.css';
import type { Answer } from './use-answers.ts';
import type { Waiter } from './use-queue.ts';

const list = async () => (await import('./OtherAnswers.tsx')).OtherAnswers;

type Props = {
  readonly knock: Waiter;
  /** What was just answered. */
  readonly done: string | undefined;
  readonly answer: (answer: Answer) => void;
  /** Opens the dialog for what needs words. */
  readonly onAsk: (asked: WordedAnswer) => void;
};

export function KnockRow({ knock, done, answer, onAsk }: Props) {
  const t = useTranslations('door.queue');
  const row = useRef<HTMLLIElement>(null);
  const { name } = knock;
  const act = (decision: 'allow' | 'deny') => {
    // the row goes with its buttons: the focus stays in the list, but on nothing that answers for
    // somebody else
    const heading = row.current?.closest('section')?.querySelector<HTMLElement>('[data-heading]');
    answer({ knock, decision });
    heading?.focus({ preventScroll: true });
  };
  return (
    <li ref={row} className={classes.knock} data-held={knock.hold !== null || undefined}>
      <div className={classes.who}>
        <Face person={{ id: knock.person ?? knock.id, name, picture: knock.picture }} size={40} />
        <div className={classes.text}>
          <Name knock={knock} />
          <Facts knock={knock} />
        </div>
      </div>
      <Said knock={knock} />
      {done ? (
        <Text size="sm" fw={600} className={classes.done ?? ''}>
          {done}
        </Text>
      ) : (
        <div className={classes.buttons}>
          <Button
            className={classes.answer ?? ''}
            onClick={() => act('allow')}
            aria-label={t('allowOf', { name })}
          >
            {t('allow')}
          </Button>
          <More knock={knock} answer={answer} onAsk={onAsk} />
          <Button
            className={classes.answer ?? ''}
            variant="default"
            onClick={() => act('deny')}
            aria-label={t('denyOf', { name })}
          >
            {t('deny')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** A warning, what they wrote, and what they were told. */
function Said({ knock }: { readonly knock: Waiter }) {
  const t = useTranslations('door.queue');
  const likeness = useLikeness()(knock);
  return (
    <>
      {likeness && (
        <Text size="sm" className={classes.warning ?? ''}>
          <IconAlertTriangle size={18} aria-hidden />
          <span>{likeness}</span>
        </Text>
      )}
      {knock.message && (
        <Text size="sm" className={classes.message ?? ''} dir="auto">
          {knock.message}
        </Text>
      )}
      {knock.hold && (
        <Text size="sm" c="dimmed" className={classes.message ?? ''}>
          {t('held', { text: knock.hold })}
        </Text>
      )}
    </>
  );
}

/** Age, presence and history in one line. */
function Facts({ knock }: { readonly knock: Waiter }) {
  const t = useTranslations('door.queue');
  const times = useTimes();
  useNow(15);
  // a host's own clock may be ahead or behind
  const now = new Date(serverNow());
  const ago = (at: string) =>
    now.getTime() - Date.parse(at) < 10_000 ? t('justNow') : times.ago(at, now);
  const { here, left, asks, denials, sentBack, near } = knock;
  // a page that has not yet said that it is open has not been left
  const gone = left !== null && Date.parse(left) > Date.parse(knock.asked);
  const facts = [
    t('asked', { ago: ago(knock.asked) }),
    here ? t('here') : gone ? t('left', { ago: ago(left) }) : null,
    sentBack ? t('back') : null,
    denials > 0
      ? t('denied', { count: denials })
      : asks > 1 && !sentBack
        ? t('times', { count: asks })
        : null,
    near &&
      (near.removed
        ? t('nearRemoved', { name: near.name, ago: ago(near.removed) })
        : t('nearDenied', { name: near.name, count: near.denials })),
  ];
  return (
    <Text size="xs" c="dimmed" component="div">
      <span className={classes.presence} data-here={here || undefined} aria-hidden />{' '}
      {facts.filter(Boolean).join(' · ')}
    </Text>
  );
}

function More({ knock, answer, onAsk }: Omit<Props, 'done'>) {
  const t = useTranslations('door.queue');
  const { button, over, Part } = useOver(list, 'menu');
  return (
    <>
      <ActionIcon
        {...button}
        className={classes.more ?? ''}
        variant="subtle"
        color="gray"
        aria-label={t('more', { name: knock.name })}
      >
        <IconDots size={20} aria-hidden />
      </ActionIcon>
      {Part && <Part {...over} knock={knock} answer={answer} onAsk={onAsk} />}
    </>
  );
}
