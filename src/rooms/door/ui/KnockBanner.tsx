import { Button, Modal, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { Face } from '../../../base/ui/Face.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import type { From } from './api.ts';
import { KnockQueue, useArrivals } from './KnockQueue.tsx';
import { Name, useLikeness } from './KnockRow.tsx';
import classes from './queue.module.css';
import { useShown } from './sight.ts';
import { useAnswers } from './use-answers.ts';
import { useQueue, type Waiter } from './use-queue.ts';

type Props = {
  readonly session: string;
  readonly from: From;
  /** Shows the whole queue elsewhere; without it, it opens here. */
  readonly onMore?: () => void;
};

const GLOW = 900; // ms: no other name comes under a finger that has just answered

/** One line over the stage: somebody who has no answer yet. Those who were told to wait are in the queue only. */
export function KnockBanner({ session, from, onMore }: Props) {
  const t = useTranslations('door.queue');
  const likeness = useLikeness();
  const queue = useQueue(session);
  useShown(session);
  const { answer } = useAnswers(session, from);
  const [opened, { open, close }] = useDisclosure(false);
  const [shownId, setShown] = useState<string | null>(null);
  const [done, setDone] = useState('');
  const arrived = useArrivals(session, queue.data);
  const waiting = queue.data?.filter(({ hold }) => hold === null) ?? [];
  // the newest, and it stays until it is answered: a name must not change while somebody aims at Allow
  const shown = waiting.find(({ id }) => id === shownId) ?? waiting.at(-1);
  if (shown && shown.id !== shownId) setShown(shown.id);
  const act = (knock: Waiter, decision: 'allow' | 'deny') => {
    answer({ knock, decision });
    setDone(decision === 'allow' ? t('allowed', { name: knock.name }) : t('turnedAway', { name: knock.name }));
    setTimeout(() => setDone(''), GLOW);
  };
  return (
    <>
      <VisuallyHidden role="status">{arrived}</VisuallyHidden>
      <VisuallyHidden role="status">{done}</VisuallyHidden>
      {(shown || done) && (
        <section className={classes.banner} aria-label={t('list')}>
          {done && (
            <Text size="sm" fw={600}>
              {done}
            </Text>
          )}
          {shown && !done && (
            <>
              <div className={classes.bannerWho}>
                <Face person={{ id: shown.person ?? shown.id, name: shown.name, picture: shown.picture }} size={36} />
                <div className={classes.bannerText}>
                  <Name knock={shown} />
                  <Text size="xs" c="dimmed" lineClamp={1} dir="auto">
                    {likeness(shown) ?? (shown.message || t('asksShort'))}
                  </Text>
                  {waiting.length > 1 && (
                    <UnstyledButton className={classes.others ?? ''} onClick={onMore ?? open}>
                      {t('others', { count: waiting.length - 1 })}
                    </UnstyledButton>
                  )}
                </div>
              </div>
              <div className={classes.bannerButtons}>
                <Button className={classes.answer ?? ''} onClick={() => act(shown, 'allow')} aria-label={t('allowOf', { name: shown.name })}>
                  {t('allow')}
                </Button>
                <Button className={classes.answer ?? ''} variant="default" onClick={() => act(shown, 'deny')} aria-label={t('denyOf', { name: shown.name })}>
                  {t('deny')}
                </Button>
              </div>
            </>
          )}
        </section>
      )}
      <Modal opened={opened} onClose={close} title={t('list')}>
        <KnockQueue session={session} from={from} />
      </Modal>
    </>
  );
}
