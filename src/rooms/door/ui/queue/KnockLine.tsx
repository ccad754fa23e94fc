import { Button, CloseButton, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Tip } from '../../../../base/ui/late/Tip.tsx';
import { Face } from '../../../../base/ui/Face.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { From } from '../api.ts';
import { Name, useLikeness } from './Name.tsx';
import classes from './queue.module.css';
import { useAnswers } from './use-answers.ts';
import type { Waiter } from './use-queue.ts';

type Props = {
  readonly session: string;
  readonly from: From;
  /** Those without an answer, the longest waiting first. */
  readonly waiting: readonly Waiter[];
  /** What the person asks for, where the page does not say it. */
  readonly asks?: string;
  /** The way to all of them. */
  readonly more: ReactNode;
  /** The way to be rid of the line without an answer. */
  readonly fold: ReactNode;
};

const GLOW = 900; // ms: no other name comes under a finger that has just answered

/** One person who asks, in one line, with the answers. It lies in the flow of the page. */
export function KnockLine({ session, from, waiting, asks, more, fold }: Props) {
  const t = useTranslations('door.queue');
  const { answer } = useAnswers(session, from);
  const [shownId, setShown] = useState<string | null>(null);
  const [done, setDone] = useState('');
  // the newest, and it stays until it is answered: a name must not change while somebody aims at
  // Allow
  const shown = waiting.find(({ id }) => id === shownId) ?? waiting.at(-1);
  if ((shown?.id ?? null) !== shownId) setShown(shown?.id ?? null);
  const act = (knock: Waiter, decision: 'allow' | 'deny') => {
    answer({ knock, decision });
    setDone(t(decision === 'allow' ? 'allowed' : 'turnedAway', { name: knock.name }));
    setTimeout(() => setDone(''), GLOW);
  };
  return (
    <>
      <VisuallyHidden role="status">{done}</VisuallyHidden>
      {(shown || done) && (
        <section className={classes.banner} aria-label={t('list')} data-knock-line>
          {done && (
            <Text size="sm" fw={600}>
              {done}
            </Text>
          )}
          {shown && !done && (
            <>
              <Who knock={shown} asks={asks}>
                {more}
              </Who>
              <div className={classes.bannerButtons}>
                <Button
                  className={classes.answer ?? ''}
                  onClick={() => act(shown, 'allow')}
                  aria-label={t('allowOf', { name: shown.name })}
                >
                  {t('allow')}
                </Button>
                <Button
                  className={classes.answer ?? ''}
                  variant="default"
                  onClick={() => act(shown, 'deny')}
                  aria-label={t('denyOf', { name: shown.name })}
                >
                  {t('deny')}
                </Button>
              </div>
              {fold}
            </>
          )}
        </section>
      )}
    </>
  );
}

type WhoProps = {
  readonly knock: Waiter;
  readonly asks: string | undefined;
  readonly children: ReactNode;
};
function Who({ knock, asks, children }: WhoProps) {
  const t = useTranslations('door.queue');
  const likeness = useLikeness();
  const { id, person, name, picture, message } = knock;
  return (
    <div className={classes.bannerWho}>
      <Face person={{ id: person ?? id, name, picture }} size={36} />
      <div className={classes.bannerText}>
        <Name knock={knock} />
        <Text size="xs" c="dimmed" lineClamp={1} dir="auto">
          {[likeness(knock) ?? asks, message].filter(Boolean).join(' · ') || t('asksShort')}
        </Text>
      </div>
      {children}
    </div>
  );
}

export function Fold({ label, act }: { readonly label: string; readonly act: () => void }) {
  return (
    <Tip label={label}>
      <CloseButton className={classes.fold ?? ''} aria-label={label} onClick={act} />
    </Tip>
  );
}
