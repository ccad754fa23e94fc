import { Modal } from '@mantine/core';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { WaitingRoom } from './KnockCard.tsx';
import { KnockQueue } from '../queue/KnockQueue.tsx';

/** It stays when the last one has an answer, which can be taken back there. */
export function KnockDialog({
  room,
  close,
}: {
  readonly room: WaitingRoom | null;
  readonly close: () => void;
}) {
  const t = useTranslations('door.queue');
  return (
    <Modal
      opened={room !== null}
      onClose={close}
      title={t('openTitle', { title: room?.title ?? '' })}
    >
      {room && <KnockQueue session={room.session} from="card" />}
    </Modal>
  );
}
