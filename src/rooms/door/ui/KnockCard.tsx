import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslations } from '../../../base/ui/words.tsx';
import { KnockQueue } from './KnockQueue.tsx';
import classes from './queue.module.css';
import { useWaitingRooms } from './use-queue.ts';

/** On the card and the page of a session: how many wait at its door, and the way to answer them. Nothing for those who may not. */
export function KnockCard({ session }: { readonly session: string }) {
  const t = useTranslations('door.queue');
  const [opened, { open, close }] = useDisclosure(false);
  const room = useWaitingRooms().data?.items.find((one) => one.session === session);
  if (!room && !opened) return null;
  return (
    <>
      {room && (
        <Button variant="light" color="amber" className={classes.card ?? ''} leftSection={<IconHandStop size={18} aria-hidden />} onClick={open}>
          {t('open', { count: room.waiting })}
        </Button>
      )}
      <Modal opened={opened} onClose={close} title={t('openTitle', { title: room?.title ?? '' })}>
        <KnockQueue session={session} from="card" />
      </Modal>
    </>
  );
}
