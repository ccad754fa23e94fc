import { Group, Title } from '@mantine/core';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useOwnRooms } from './api.ts';
import { RoomList } from './RoomList.tsx';

const SHOWN = 3;

/** On My Sessions: rooms of one's own, where there are any. */
export function YourRooms() {
  const t = useTranslations('door.rooms');
  const list = useOwnRooms('now');
  if (!list.data || list.data.length === 0) return null;
  return (
    <section aria-labelledby="your-rooms">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="your-rooms">
          {t('home')}
        </Title>
        <LinkAnchor to="/rooms" size="sm">
          {t('all')}
        </LinkAnchor>
      </Group>
      <RoomList rooms={list.data.slice(0, SHOWN)} label={t('home')} acts={null} />
    </section>
  );
}
