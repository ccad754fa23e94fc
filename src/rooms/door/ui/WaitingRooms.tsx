import { Card, Group, Title } from '@mantine/core';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import { KnockCard } from './KnockCard.tsx';
import { useWaitingRooms } from './use-queue.ts';

/** On My Sessions, before all else: rooms of mine at whose door somebody waits. */
export function WaitingRooms() {
  const t = useTranslations('door.queue');
  const rooms = useWaitingRooms().data?.items ?? [];
  if (rooms.length === 0) return null;
  return (
    <section aria-labelledby="waiting-rooms">
      <Title order={2} id="waiting-rooms" mb="sm">
        {t('home')}
      </Title>
      <Card withBorder padding="md">
        {rooms.map(({ session, title }) => (
          <Group key={session} justify="space-between" gap="sm" py={4}>
            <LinkAnchor to="/sessions/$id/lobby" params={{ id: session }} fw={600} c="inherit" dir="auto">
              {title}
            </LinkAnchor>
            <KnockCard session={session} />
          </Group>
        ))}
      </Card>
    </section>
  );
}
