import { VisuallyHidden } from '@mantine/core';
import { useDocumentVisibility } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import { KnockLine } from './KnockLine.tsx';
import classes from './queue.module.css';
import { useInSight } from './sight.ts';
import { unanswered, useQueue, useWaitingRooms, type Waiter } from './use-queue.ts';

const ROOMS = 3; // more rooms at once are told by number, bell and sound

/** Under the header, in the flow of the page: who asks at a door of one's own whose queue is nowhere in sight. It folds into the bell. */
export function KnockBar() {
  const rooms = useWaitingRooms().data?.items ?? [];
  return (
    <div className={classes.bar}>
      {rooms.slice(0, ROOMS).map(({ session, title }) => (
        <Room key={session} session={session} title={title} />
      ))}
    </div>
  );
}

const none: readonly Waiter[] = [];

function Room({ session, title }: { readonly session: string; readonly title: string }) {
  const t = useTranslations('door.queue');
  const queue = useQueue(session);
  const waiting = useInSight(session) ? none : unanswered(queue.data);
  const here = useRef<HTMLDivElement>(null);
  const open = useUnfolded(waiting, here);
  const newest = waiting.at(-1);
  const more = (
    <LinkAnchor size="sm" className={classes.way ?? ''} to="/sessions/$id/lobby" params={{ id: session }}>
      {waiting.length > 1 ? t('others', { count: waiting.length - 1 }) : t('lobby')}
    </LinkAnchor>
  );
  return (
    <div ref={here}>
      <VisuallyHidden role="status">{open && newest ? t('alarm', { name: newest.name, title }) : ''}</VisuallyHidden>
      <KnockLine session={session} from="bell" waiting={open ? waiting : none} asks={t('asksFor', { title })} more={more} />
    </div>
  );
}

const OPEN = 10_000; // ms before somebody's eyes
const memory = 'anteroom.told';

/** Whom this tab has told of: not a reload, only asking once more, tells it again. */
const told = new Set<string>(JSON.parse(sessionStorage.getItem(memory) ?? '[]') as readonly string[]);
function tell(marks: readonly string[]): boolean {
  const fresh = marks.filter((mark) => !told.has(mark));
  fresh.forEach((mark) => told.add(mark));
  if (fresh.length > 0) sessionStorage.setItem(memory, JSON.stringify([...told].slice(-1000)));
  return fresh.length > 0;
}

/** Whether somebody is new among those who wait. It never ends under the pointer or the focus of whoever is about to answer. */
function useUnfolded(waiting: readonly Waiter[], here: RefObject<HTMLElement | null>): boolean {
  const seen = useDocumentVisibility() === 'visible';
  const [since, setSince] = useState<number | null>(null);
  const marks = JSON.stringify(waiting.map(({ id, asks }) => `${id} ${asks}`));
  useEffect(() => {
    if (seen && tell(JSON.parse(marks) as string[])) setSince(Date.now());
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
  return since !== null;
}
