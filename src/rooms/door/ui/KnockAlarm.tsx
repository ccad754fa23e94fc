import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconHandStop } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import { Mark, useLikeness } from './KnockRow.tsx';
import classes from './queue.module.css';
import { useInSight } from './sight.ts';
import { useBadge, useChime, useLook } from './use-alarm.ts';
import { useAnswers, type Answers } from './use-answers.ts';
import { useQueue, useWaitingRooms, type Waiter } from './use-queue.ts';

const TOASTS = 3; // more rooms at once are told by number, bell and sound

/** Once for every page of a signed-in person: somebody waits at a door of theirs. Sound, title, and a notice where no queue is in sight. */
export function KnockAlarm() {
  const rooms = useWaitingRooms();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const seen = /^\/sessions\/([0-9a-f-]{36})(?:\/|$)/u.exec(path)?.[1] ?? null;
  useLook(seen);
  const items = rooms.data?.items ?? [];
  useBadge(items.reduce((sum, { waiting }) => sum + waiting, 0));
  const [open, setOpen] = useState<Readonly<Record<string, number>>>({});
  const count = useCallback((session: string, unanswered: number) => setOpen((now) => ({ ...now, [session]: unanswered })), []);
  useChime(items.reduce((sum, { session, waiting }) => sum + (open[session] ?? (waiting > 0 ? 1 : 0)), 0));
  return items.slice(0, TOASTS).map(({ session, title }) => <Door key={session} session={session} title={title} count={count} />);
}

type Props = {
  readonly session: string;
  readonly title: string;
  readonly count: (session: string, unanswered: number) => void;
};

function Door({ session, title, count }: Props) {
  const t = useTranslations('door.queue');
  const queue = useQueue(session);
  const answers = useAnswers(session, 'bell');
  const quiet = useInSight(session);
  const waiting = queue.data?.filter(({ hold }) => hold === null) ?? [];
  const [shownId, setShown] = useState<string | null>(null);
  // It stays the same person until there is an answer: a name must not change while somebody aims at Allow.
  const shown = waiting.find(({ id }) => id === shownId) ?? waiting.at(-1);
  if (shown && shown.id !== shownId) setShown(shown.id);
  const closed = useRef(new Set<string>());
  const known = queue.data !== undefined;
  const { length } = waiting;
  useEffect(() => {
    if (known) count(session, length);
    return () => count(session, 0);
  }, [count, session, known, length]);
  const act = useRef(answers);
  useEffect(() => void (act.current = answers));
  const notice = `knock ${session}`;
  const byUs = useRef(false);
  const hide = useCallback(() => {
    byUs.current = true;
    notifications.hide(notice);
    byUs.current = false;
  }, [notice]);
  useEffect(() => {
    if (!shown || quiet || closed.current.has(shown.id)) return hide();
    const content = {
      id: notice,
      role: 'status',
      color: 'amber',
      autoClose: false as const,
      withCloseButton: true,
      icon: <IconHandStop size={20} aria-hidden />,
      title: t('alarm', { name: shown.name, title }),
      onClose: () => void (byUs.current || closed.current.add(shown.id)),
      message: <Toast knock={shown} session={session} others={length - 1} answers={act.current} hide={hide} />,
    };
    // `show` changes nothing when it is there already, `update` nothing when it is not
    notifications.show(content);
    notifications.update(content);
  }, [notice, quiet, session, shown, title, length, hide, t]);
  useEffect(() => hide, [hide]);
  return null;
}

type ToastProps = {
  readonly knock: Waiter;
  readonly session: string;
  readonly others: number;
  readonly answers: Answers;
  readonly hide: () => void;
};

function Toast({ knock, session, others, answers, hide }: ToastProps) {
  const t = useTranslations('door.queue');
  const likeness = useLikeness()(knock);
  const { name } = knock;
  const act = (decision: 'allow' | 'deny') => {
    hide();
    answers.answer({ knock, decision });
  };
  return (
    <>
      <Group gap="xs">
        <Mark verified={knock.verified} />
        {others > 0 && <span>{t('others', { count: others })}</span>}
        <LinkAnchor size="sm" to="/sessions/$id/lobby" params={{ id: session }}>
          {t('lobby')}
        </LinkAnchor>
      </Group>
      {likeness && (
        <Text size="sm" fw={600}>
          {likeness}
        </Text>
      )}
      {knock.message && (
        <Text size="sm" lineClamp={2} dir="auto">
          {knock.message}
        </Text>
      )}
      <Group justify="space-between" mt="xs" wrap="nowrap">
        <Button size="xs" className={classes.toast ?? ''} onClick={() => act('allow')} aria-label={t('allowOf', { name })}>
          {t('allow')}
        </Button>
        <Button size="xs" className={classes.toast ?? ''} variant="default" onClick={() => act('deny')} aria-label={t('denyOf', { name })}>
          {t('deny')}
        </Button>
      </Group>
    </>
  );
}
