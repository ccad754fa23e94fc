import { Card, Group, Title } from '@mantine/core';
import { useState } from 'react';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { KnockButton, KnockDialog, type WaitingRoom } from './KnockCard.tsx';
import { useWaitingRooms } from '../queue/use-queue.ts';

/** On My Sessions, before all else: rooms of mine at whose door somebody waits. */
export function WaitingRooms() {
  const t = useTranslations('door.queue');
  const rooms = useWaitingRooms().data?.items ?? [];
  const [opened, setOpened] = useState<WaitingRoom | null>(null);
  return (
    <>
      {rooms.length > 0 && (
        <section aria-labelledby="waiting-rooms">
          <Title order={2} id="waiting-rooms" mb="sm">
            {t('home')}
          </Title>
          <Card withBorder padding="md">
            {rooms.map((room) => (
              <Group key={room.session} justify="space-between" gap="sm" py={4}>
                <LinkAnchor
                  to="/sessions/$id/lobby"
                  params={{ id: room.session }}
                  fw={600}
                  c="inherit"
                  dir="auto"
                >
                  {room.title}
                </LinkAnchor>
                <KnockButton room={room} open={setOpened} />
              </Group>
            ))}
          </Card>
        </section>
      )}
      <KnockDialog room={opened} close={() => setOpened(null)} />
    </>
  );
}
