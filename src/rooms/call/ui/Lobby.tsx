import { Box, Button, Card, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowLeft, IconDoorEnter } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { Checklist } from '../../../access/ui/Checklist.tsx';
import { GateButton } from '../../../access/ui/GateButton.tsx';
import { ProblemError } from '../../../base/ui/api.ts';
import { PersonLine } from '../../../base/ui/Face.tsx';
import { LinkButton } from '../../../base/ui/link.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import { useMe } from '../../../people/ui/me.tsx';
import type { RoomView } from '../contract.ts';
import { DeviceButton, works } from './DeviceButtons.tsx';
import { DeviceSelects, DeviceTroubles } from './DeviceSelects.tsx';
import type { Devices } from './devices.ts';
import classes from './rooms.module.css';
import { useRoom } from './queries.ts';
import { useDevices } from './use-devices.ts';
import { useDeviceKeys } from './use-keys.ts';
import { VideoTile } from './VideoTile.tsx';
import { visit } from './visit.ts';

/** The page before the room: sound, picture, name, and one large button. */
export function Lobby() {
  const t = useTranslations('rooms.lobby');
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const room = useRoom(id);
  const title = room.data?.session.title;
  useEffect(() => {
    document.title = [t('title'), title, 'Anteroom'].filter(Boolean).join(' · ');
  }, [t, title]);
  return (
    <Box component="main" className={classes.lobby}>
      <LinkButton to="/sessions/$id" params={{ id }} variant="subtle" color="gray" size="compact-sm" leftSection={<IconArrowLeft size={16} aria-hidden />}>
        {t('back')}
      </LinkButton>
      {room.error instanceof ProblemError && room.error.document.status === 404 ? (
        <Unknown session={id} />
      ) : (
        <Waiting query={room} as="form">
          {(data) => <Inside room={data} session={id} />}
        </Waiting>
      )}
    </Box>
  );
}

/** Not there, or not for this person: both look the same, and the way to a yes is offered for both. */
function Unknown({ session }: { readonly session: string }) {
  const t = useTranslations('rooms.lobby');
  return (
    <Card withBorder padding="xl" mt="md" maw="36rem">
      <Title order={1} size="h2" mb="sm">
        {t('unknown')}
      </Title>
      <Text mb="lg">{t('unknownLead')}</Text>
      <Group>
        <LinkButton to="/access" search={{ session }}>
          {t('check')}
        </LinkButton>
        <LinkButton to="/" variant="default">
          {t('sessions')}
        </LinkButton>
      </Group>
    </Card>
  );
}

function Inside({ room, session }: { readonly room: RoomView; readonly session: string }) {
  const t = useTranslations('rooms.lobby');
  const navigate = useNavigate();
  const { person } = useMe();
  const mine = useDevices();
  const hear = useDeviceKeys(mine);
  const enter = () => {
    visit.begin(session);
    void navigate({ to: '/sessions/$id/room', params: { id: session } });
  };
  const { enter: told } = room.gates;
  return (
    <>
      <Title order={1} size="h1" mt="xs">
        {room.session.title}
      </Title>
      <Text c="dimmed" mb="md">
        {t('lead')}
      </Text>
      <div className={classes.lobbyColumns}>
        <Stack gap="sm">
          <Preview state={mine} person={person} />
          <VisuallyHidden role="status">{hear}</VisuallyHidden>
          {mine.asking && <Text role="status">{t('asking')}</Text>}
          <DeviceTroubles state={mine} />
        </Stack>
        <Stack gap="md">
          <Card withBorder>
            <Text size="sm" c="dimmed" mb={6}>
              {t('as')}
            </Text>
            <PersonLine person={person} />
          </Card>
          <Door room={room} />
          {told.allowed ? (
            <Button size="xl" fullWidth leftSection={<IconDoorEnter size={26} aria-hidden />} onClick={enter}>
              {t('enter')}
            </Button>
          ) : (
            <Card withBorder>
              <Title order={2} size="h4" mb="sm">
                {t('refused')}
              </Title>
              <Checklist told={told} />
              <GateButton told={told} size="xl" fullWidth mt="md" onClick={enter}>
                {t('enter')}
              </GateButton>
            </Card>
          )}
          {(!works(mine.microphone) || !works(mine.camera)) && (
            <Text size="sm" c="dimmed">
              {t('without')}
            </Text>
          )}
          <Card withBorder>
            <Title order={2} size="h4" mb="sm">
              {t('devices')}
            </Title>
            <DeviceSelects state={mine} />
          </Card>
        </Stack>
      </div>
    </>
  );
}

function Door({ room }: { readonly room: RoomView }) {
  const t = useTranslations('rooms');
  return (
    <Card withBorder>
      <Text fw={600} size="sm">
        {t(`door.${room.door}`)}
      </Text>
      <Text size="sm" c="dimmed">
        {t('door.openLead')}
      </Text>
      {room.inside && (
        <Box mt="sm" role="status">
          <Text size="sm" mb={6}>
            {t('lobby.inside', { count: room.inside.length })}
          </Text>
          <Stack gap={6}>
            {room.inside.map((one) => (
              <PersonLine key={one.stay} person={{ ...one, id: one.person }} size={28} />
            ))}
          </Stack>
        </Box>
      )}
    </Card>
  );
}

function Preview({
  state,
  person,
}: {
  readonly state: Devices;
  readonly person: { readonly id: string; readonly name: string; readonly picture: string | null };
}) {
  const t = useTranslations('rooms.lobby');
  const [microphone, camera] = [state.microphone.track, state.camera.track];
  const stream = useMemo(() => new MediaStream([microphone, camera].filter((track) => track !== null)), [microphone, camera]);
  const shown = camera !== null && state.camera.on;
  return (
    <div>
      <ul className={classes.preview} aria-label={shown ? t('preview') : t('cameraOff')}>
        <VideoTile person={person} name={person.name} stream={stream} own microphone={works(state.microphone) && microphone !== null} camera={shown} />
      </ul>
      <Group className={classes.previewBar}>
        <DeviceButton kind="microphone" device={state.microphone} />
        <DeviceButton kind="camera" device={state.camera} />
      </Group>
    </div>
  );
}
