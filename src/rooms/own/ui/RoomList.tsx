import { Badge, Box, Card, Group, Text } from '@mantine/core';
import { IconDoorEnter, IconLink, IconPencil, IconSettings, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { GateButton } from '../../../access/ui/GateButton.tsx';
import { ActionsMenu } from '../../../base/ui/list/ActionsMenu.tsx';
import { serverNow } from '../../../base/ui/talk/api.ts';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { icons } from '../../door/ui/DoorControl.tsx';
import { KnockCard } from '../../door/ui/alarm/KnockCard.tsx';
import type { OwnRoom } from '../contract.ts';
import classes from './own.module.css';

export type Acts = {
  readonly onShare: (room: OwnRoom) => void;
  readonly onRename: (room: OwnRoom) => void;
  readonly onRemove: (room: OwnRoom) => void;
};

export function RoomList({
  rooms,
  label,
  acts,
}: {
  readonly rooms: readonly OwnRoom[];
  readonly label: string;
  readonly acts: Acts | null;
}) {
  return (
    <Card withBorder padding={0}>
      <ul className={classes.rooms} aria-label={label}>
        {rooms.map((room) => (
          <Row key={room.id} room={room} acts={acts} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ room, acts }: { readonly room: OwnRoom; readonly acts: Acts | null }) {
  const t = useTranslations('door.rooms');
  const navigate = useNavigate();
  return (
    <li className={classes.room}>
      <Box className={classes.what ?? ''}>
        <Text fw={600} dir="auto">
          {room.title}
        </Text>
        <Facts room={room} />
      </Box>
      <Group gap="xs" className={classes.acts ?? ''}>
        {room.waiting > 0 && <KnockCard session={room.id} />}
        {!room.over && (
          <GateButton
            told={room.gates.enter}
            variant="default"
            onClick={() => void navigate({ to: '/sessions/$id/lobby', params: { id: room.id } })}
            leftSection={<IconDoorEnter size={18} aria-hidden />}
            aria-label={t('lobbyOf', { title: room.title })}
          >
            {t('toLobby')}
          </GateButton>
        )}
        {!room.over && room.guests && (
          <CopyButton value={room.link} label={t('ready.copy')} of={room.title} />
        )}
        {acts && (
          <ActionsMenu
            of={room.title}
            actions={[
              !room.over && {
                label: t('link'),
                icon: <IconLink size={16} aria-hidden />,
                onClick: () => acts.onShare(room),
              },
              {
                label: t('settings'),
                icon: <IconSettings size={16} aria-hidden />,
                to: `/sessions/${room.id}/room-settings`,
              },
              {
                label: t('rename'),
                icon: <IconPencil size={16} aria-hidden />,
                onClick: () => acts.onRename(room),
              },
              room.mine && {
                label: t('remove'),
                icon: <IconTrash size={16} aria-hidden />,
                danger: true,
                onClick: () => acts.onRemove(room),
              },
            ]}
          />
        )}
      </Group>
    </li>
  );
}

/** Door, who is there, and until when. */
function Facts({ room }: { readonly room: OwnRoom }) {
  const t = useTranslations('door');
  const times = useTimes();
  const Icon = icons[room.door];
  const opens =
    room.opens && Date.parse(room.opens) > serverNow()
      ? t('rooms.opens', { when: times.moment(room.opens) })
      : null;
  return (
    <Group gap={8} mt={2}>
      <Badge variant="default" leftSection={<Icon size={14} aria-hidden />}>
        {t('control.label', { position: t(`positions.${room.door}`) })}
      </Badge>
      <Text size="sm" c="dimmed">
        {[
          room.mine ? null : t('rooms.of', { owner: room.owner.name }),
          room.over ? null : t('rooms.inside', { count: room.inside }),
          opens,
          room.closes ? t('rooms.until', { when: times.moment(room.closes) }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </Group>
  );
}
