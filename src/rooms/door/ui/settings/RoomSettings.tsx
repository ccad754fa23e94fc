import { Stack } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { LinkButton } from '../../../../base/ui/link.tsx';
import { Page } from '../../../../base/ui/Page.tsx';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useDoor, useSettings } from '../api.ts';
import { BlockedPeople } from './BlockedPeople.tsx';
import { DecisionLog } from './DecisionLog.tsx';
import { DoorSettings } from './DoorSettings.tsx';
import { EndRoom } from './EndRoom.tsx';
import { HostSettings } from './HostSettings.tsx';
import { LinkSettings } from './LinkSettings.tsx';

/** Everything about one room that is for its hosts. */
export function RoomSettings() {
  const t = useTranslations('door');
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const room = useDoor(id);
  const settings = useSettings(id);
  const title = room.data?.session.title;
  return (
    <Page
      title={title && `${t('settings.title')}: ${title}`}
      lead={t('settings.lead')}
      narrow
      crumbs={
        title
          ? [
              room.data?.session.kind === 'group'
                ? { label: title, to: `/sessions/${id}` }
                : { label: t('rooms.title'), to: '/rooms' },
            ]
          : []
      }
      actions={
        <LinkButton
          to="/sessions/$id/lobby"
          params={{ id }}
          variant="default"
          size="xs"
          rightSection={<IconArrowRight size={16} aria-hidden />}
        >
          {t('settings.toLobby')}
        </LinkButton>
      }
    >
      <Waiting query={settings} as="form">
        {(data) => (
          <Stack gap="xl">
            <DoorSettings session={id} settings={data} waiting={room.data?.waiting ?? 0} />
            <LinkSettings session={id} settings={data} />
            <HostSettings session={id} settings={data} />
            <BlockedPeople session={id} />
            <DecisionLog session={id} />
            {room.data && <EndRoom room={room.data} settings={data} />}
          </Stack>
        )}
      </Waiting>
    </Page>
  );
}
