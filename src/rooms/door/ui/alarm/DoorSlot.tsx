import { Group, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { LinkButton } from '../../../../base/ui/link.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useDoor } from '../api.ts';
import { DoorControl } from '../DoorControl.tsx';
import { KnockCard } from './KnockCard.tsx';
import { OpenNow } from '../OpenNow.tsx';
import { RoomLink } from '../RoomLink.tsx';
import { sceneOf } from '../scene.ts';

/**
 * For the card and the page of a session: how its door stands, who waits before it, and for whoever
 * may not enter yet the way to ask.
 */
export function DoorSlot({
  session,
  link = false,
}: {
  readonly session: string;
  readonly link?: boolean;
}) {
  const t = useTranslations('door');
  const room = useDoor(session).data;
  if (!room) return null;
  const scene = sceneOf(room);
  const inside = room.inside ?? [];
  return (
    <Group gap="xs" mt={6}>
      <DoorControl session={session} />
      <KnockCard session={session} />
      <OpenNow room={room} />
      {link && room.door !== 'closed' && <RoomLink room={room} />}
      {inside.length > 0 && (
        <Text size="sm">
          {t('lobby.inside', { count: inside.length })} {inside.map(({ name }) => name).join(', ')}
        </Text>
      )}
      {(scene === 'ask' || scene === 'wait' || scene === 'denied') && (
        <LinkButton
          to="/sessions/$id/lobby"
          params={{ id: session }}
          variant="light"
          leftSection={<IconHandStop size={18} aria-hidden />}
        >
          {scene === 'ask'
            ? t('ask.button')
            : scene === 'wait'
              ? t('wait.goBack')
              : t('denied.again')}
        </LinkButton>
      )}
    </Group>
  );
}
