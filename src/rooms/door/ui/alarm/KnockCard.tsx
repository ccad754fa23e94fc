import { Button } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { lateDialog } from '../../../../base/ui/late/late-dialog.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import classes from '../queue/queue.module.css';
import { useWaitingRooms } from '../queue/use-queue.ts';

export const KnockDialog = lateDialog(
  async () => (await import('./KnockDialog.tsx')).KnockDialog,
  {
    room: null,
  },
  true,
);

export type WaitingRoom = {
  readonly session: string;
  readonly title: string;
  readonly waiting: number;
};

/**
 * On the card and the page of a session: how many wait at its door, and the way to answer them.
 * Nothing for those who may not.
 */
export function KnockCard({ session }: { readonly session: string }) {
  const [opened, setOpened] = useState<WaitingRoom | null>(null);
  const room = useWaitingRooms().data?.items.find((one) => one.session === session);
  return (
    <>
      {room && <KnockButton room={room} open={setOpened} />}
      <KnockDialog room={opened} close={() => setOpened(null)} />
    </>
  );
}

export function KnockButton({
  room,
  open,
}: {
  readonly room: WaitingRoom;
  readonly open: (room: WaitingRoom) => void;
}) {
  const t = useTranslations('door.queue');
  return (
    <Button
      variant="light"
      color="amber"
      className={classes.card ?? ''}
      leftSection={<IconHandStop size={18} aria-hidden />}
      onClick={() => open(room)}
    >
      {t('open', { count: room.waiting })}
    </Button>
  );
}
