import { Text, VisuallyHidden } from '@mantine/core';
import { useDocumentVisibility } from '@mantine/hooks';
import { IconHandStop } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { Fold, KnockLine } from '../queue/KnockLine.tsx';
import classes from '../queue/queue.module.css';
import { markOf, told, useInSight, useTurnedAway } from '../sight.ts';
import { TurnedAway } from '../queue/TurnedAway.tsx';
import { unanswered, useQueues, useWaitingRooms } from '../queue/use-queue.ts';

const ROOMS = 3; // of more rooms at once only the number is known

/**
 * Under the header, in the flow of the page: who asks at a door of one's own whose queue is nowhere
 * in sight. It folds into the bell. In a call, ways lead out of it only in a tab of their own.
 */
export function KnockBar({ inCall = false }: { readonly inCall?: boolean }) {
  const t = useTranslations('door.queue');
  const here = useRef<HTMLDivElement>(null);
  const inSight = useInSight();
  const denied = useTurnedAway().filter((session) => !inSight.includes(session));
  const doors = useDoors(inSight);
  const all = doors.flatMap(({ asking }) => asking);
  const [open, fold] = useUnfolded(all.map(markOf), here);
  const newest = all.toSorted((one, other) => one.asked.localeCompare(other.asked)).at(-1);
  const title = doors.find(({ asking }) => newest && asking.includes(newest))?.title ?? '';
  const [first] = doors;
  const tab = inCall ? { target: '_blank' } : {};
  return (
    <div className={classes.bar} ref={here}>
      <VisuallyHidden role="status">
        {open && newest ? t('alarm', { name: newest.name, title }) : ''}
      </VisuallyHidden>
      {doors.length > 1 && open && <Several doors={doors} fold={fold} {...tab} />}
      {doors.length < 2 && (
        <KnockLine
          key={first?.session}
          session={first?.session ?? ''}
          from="bell"
          waiting={open ? (first?.asking ?? []) : []}
          asks={t('asksFor', { title })}
          more={
            <LinkAnchor
              size="sm"
              className={classes.way ?? ''}
              to="/sessions/$id/lobby"
              params={{ id: first?.session ?? '' }}
              {...tab}
            >
              {first && first.waiting > 1 ? t('others', { count: first.waiting - 1 }) : t('lobby')}
            </LinkAnchor>
          }
          fold={<Fold label={t('fold')} act={fold} />}
        />
      )}
      {denied.map((session) => (
        <TurnedAway key={session} session={session} />
      ))}
    </div>
  );
}

type SeveralProps = {
  readonly doors: readonly { readonly waiting: number }[];
  readonly fold: () => void;
  readonly target?: string;
};
/** Somebody asks at more than one door. */
function Several({ doors, fold, ...tab }: SeveralProps) {
  const t = useTranslations('door.queue');
  const people = doors.reduce((sum, { waiting }) => sum + waiting, 0);
  return (
    <section className={classes.banner} aria-label={t('list')} data-knock-line>
      <div className={classes.bannerWho}>
        <IconHandStop size={20} aria-hidden />
        <Text size="sm" fw={600}>
          {t('sum', { people, doors: doors.length })}
        </Text>
        <LinkAnchor size="sm" to="/notices" search={{ only: 'open' }} {...tab}>
          {t('show')}
        </LinkAnchor>
      </div>
      <Fold label={t('fold')} act={fold} />
    </section>
  );
}

/**
 * Doors with somebody who has no answer, and no queue on this page. The alarm of the page keeps
 * their queues fresh.
 */
function useDoors(inSight: readonly string[]) {
  const rooms = useWaitingRooms().data?.items ?? [];
  const queues = useQueues(rooms.slice(0, ROOMS).map(({ session }) => session));
  return rooms
    .map((room, at) => {
      const asking = unanswered(queues[at]?.data);
      return { ...room, asking, waiting: at < ROOMS ? asking.length : room.waiting };
    })
    .filter(({ session, waiting }) => waiting > 0 && !inSight.includes(session));
}

const OPEN = 10_000; // ms before somebody's eyes

/**
 * Whether somebody is new among those who wait. It never ends under the pointer or the focus of
 * whoever is about to answer.
 */
function useUnfolded(
  asking: readonly string[],
  here: RefObject<HTMLElement | null>,
): readonly [boolean, () => void] {
  const seen = useDocumentVisibility() === 'visible';
  const [since, setSince] = useState<number | null>(null);
  const marks = JSON.stringify(asking);
  useEffect(() => {
    if (seen && told.add(JSON.parse(marks) as string[])) setSince(Date.now());
  }, [seen, marks]);
  useEffect(() => {
    if (since === null || !seen) return;
    let timer: ReturnType<typeof setTimeout>;
    const fold = () => {
      if (here.current?.matches(':hover, :focus-within')) timer = setTimeout(fold, 1000);
      else setSince(null);
    };
    timer = setTimeout(fold, OPEN);
    return () => clearTimeout(timer);
  }, [since, seen, here]);
  return [since !== null, () => setSince(null)];
}
