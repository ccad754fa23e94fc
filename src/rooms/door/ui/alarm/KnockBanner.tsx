import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useReducer } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { Fold, KnockLine } from '../queue/KnockLine.tsx';
import { useArrivals } from '../queue/use-arrivals.ts';
import classes from '../queue/queue.module.css';
import { folded, markOf, useShown } from '../sight.ts';
import { TurnedAway } from '../queue/TurnedAway.tsx';
import { unanswered, useQueue } from '../queue/use-queue.ts';

/**
 * Over the stage: somebody who has no answer yet. Those who were told to wait, or were folded away,
 * are in the queue only.
 */
export function KnockBanner({
  session,
  onMore,
}: {
  readonly session: string;
  readonly onMore: () => void;
}) {
  const t = useTranslations('door.queue');
  const queue = useQueue(session);
  useShown(session);
  const [, again] = useReducer((times: number) => times + 1, 0);
  const arrived = useArrivals(session, queue.data);
  const all = unanswered(queue.data);
  const fold = () => {
    folded.add(all.map(markOf));
    again();
  };
  const more = all.length > 1 && (
    <UnstyledButton className={classes.others ?? ''} onClick={onMore}>
      {t('others', { count: all.length - 1 })}
    </UnstyledButton>
  );
  return (
    <>
      <VisuallyHidden role="status">{arrived}</VisuallyHidden>
      <KnockLine
        session={session}
        from="room"
        waiting={all.filter((one) => !folded.has(markOf(one)))}
        more={more}
        fold={<Fold label={t('foldPeople')} act={fold} />}
      />
      <TurnedAway session={session} />
    </>
  );
}
