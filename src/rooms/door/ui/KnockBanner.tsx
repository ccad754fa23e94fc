import { Modal, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from '../../../base/ui/words.tsx';
import type { From } from './api.ts';
import { KnockLine } from './KnockLine.tsx';
import { KnockQueue, useArrivals } from './KnockQueue.tsx';
import classes from './queue.module.css';
import { useShown } from './sight.ts';
import { unanswered, useQueue } from './use-queue.ts';

type Props = {
  readonly session: string;
  readonly from: From;
  /** Shows the whole queue elsewhere; without it, it opens here. */
  readonly onMore?: () => void;
};

/** Over the stage: somebody who has no answer yet. Those who were told to wait are in the queue only. */
export function KnockBanner({ session, from, onMore }: Props) {
  const t = useTranslations('door.queue');
  const queue = useQueue(session);
  useShown(session);
  const [opened, { open, close }] = useDisclosure(false);
  const arrived = useArrivals(session, queue.data);
  const waiting = unanswered(queue.data);
  const more = waiting.length > 1 && (
    <UnstyledButton className={classes.others ?? ''} onClick={onMore ?? open}>
      {t('others', { count: waiting.length - 1 })}
    </UnstyledButton>
  );
  return (
    <>
      <VisuallyHidden role="status">{arrived}</VisuallyHidden>
      <KnockLine session={session} from={from} waiting={waiting} more={more} />
      <Modal opened={opened} onClose={close} title={t('list')}>
        <KnockQueue session={session} from={from} />
      </Modal>
    </>
  );
}
