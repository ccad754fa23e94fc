import { Badge, Box, Button, Card, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowLeft, IconDoorEnter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { ProblemError } from '../../../../base/ui/talk/api.ts';
import { Face, PersonLine } from '../../../../base/ui/Face.tsx';
import { LinkAnchor, LinkButton } from '../../../../base/ui/link.tsx';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { DeviceSelects } from '../../../call/ui/devices/DeviceSelects.tsx';
import { useDevices } from '../../../call/ui/devices/use-devices.ts';
import type { RoomView } from '../../../enter/contract.ts';
import { HelpLink, useTabTitle } from '../queue/Alone.tsx';
import { useDoor } from '../api.ts';
import { Ask } from './Ask.tsx';
import classes from '../door.module.css';
import { DoorControl } from '../DoorControl.tsx';
import { KnockBar } from '../alarm/KnockBar.tsx';
import { KnockQueue } from '../queue/KnockQueue.tsx';
import { LetIn } from '../queue/LetIn.tsx';
import { lacksDevice, Mirror, usePerson } from './Mirror.tsx';
import { Nothing } from './Nothing.tsx';
import { OpenNow } from '../OpenNow.tsx';
import { Outside, Says } from './Outside.tsx';
import { RoomLink } from '../RoomLink.tsx';
import { hasSecret } from '../secret.ts';
import { isLetIn, sceneOf, type Scene } from '../scene.ts';
import { useEnter, useLetIn, useRoomAtHand, type LetIn as Coming } from '../queue/use-waiting.ts';
import { Wait } from './Wait.tsx';

/**
 * The page before the room: sound, picture, name, and one large button; or the waiting room; or why
 * one may not come in.
 */
export function Lobby() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const room = useDoor(id, (now) => sceneOf(now) !== 'enter');
  const scene = room.data && sceneOf(room.data);
  const gone = room.error instanceof ProblemError && room.error.document.status === 404;
  const { letIn, waited } = useLetIn(id, gone ? undefined : scene, room.refetch);
  const says = useSpoken(gone ? undefined : scene, letIn, room.data?.knock?.sentBack === true);
  return (
    <Box component="main" className={classes.lobby}>
      <VisuallyHidden role="status">{says}</VisuallyHidden>
      {gone ? (
        <Nothing session={id} before={room.data !== undefined} />
      ) : (
        <Waiting query={room} as="form">
          {(data) =>
            scene === 'enter' || scene === 'wait' || scene === 'ask' ? (
              <Inside room={data} scene={scene} letIn={letIn} />
            ) : (
              <Outside scene={scene ?? 'refused'} room={data} look={room.refetch} waited={waited} />
            )
          }
        </Waiting>
      )}
    </Box>
  );
}

/** What changed by itself, for those who do not see it. */
function useSpoken(scene: Scene | undefined, letIn: Coming, sentBack: boolean): string {
  const t = useTranslations('door');
  if (letIn === 'entering') return t('letIn.entering');
  switch (scene) {
    case 'wait':
      return t('wait.host');
    case 'denied':
      return sentBack ? t('denied.outTitle') : t('denied.title');
    case 'closed':
      return t('closed.title');
    case 'full':
      return t('full.title');
    case 'over':
      return t('over.title');
    default:
      return '';
  }
}

function Inside({
  room,
  scene,
  letIn,
}: {
  readonly room: RoomView;
  readonly scene: 'enter' | 'wait' | 'ask';
  readonly letIn: Coming;
}) {
  const t = useTranslations('door');
  const mine = useDevices();
  const { session, me, knock } = room;
  useTabTitle(t('lobby.title'), session.title);
  useRoomAtHand(session.id);
  const coming = scene === 'enter' && (letIn !== 'no' || isLetIn(room));
  return (
    <>
      {!me.guest && <KnockBar />}
      <Back room={room} />
      <div className={classes.head}>
        <div>
          <Title order={1} size="h1" className={classes.title ?? ''} dir="auto">
            {session.title}
          </Title>
          {scene !== 'wait' && !coming && (
            <Text c="dimmed">{scene === 'ask' ? t('lobby.leadAsk') : t('lobby.lead')}</Text>
          )}
        </div>
        <Group gap="xs">
          <OpenNow room={room} />
          <RoomLink room={room} />
          <DoorControl session={session.id} />
        </Group>
      </div>
      <div className={classes.columns} data-first={scene !== 'enter' || me.answers || undefined}>
        <Mirror me={me} />
        <Stack gap="md" className={classes.side ?? ''}>
          {scene !== 'enter' && <Says text={room.says} />}
          <Who room={room} />
          {scene === 'ask' && <Ask room={room} />}
          {scene === 'wait' && knock && <Wait room={room} knock={knock} />}
          {coming && <LetIn room={room} state={letIn} />}
          {scene === 'enter' && !coming && <Enter room={room} />}
          {lacksDevice(mine) && scene !== 'wait' && (
            <Text size="sm" c="dimmed">
              {t('lobby.without')}
            </Text>
          )}
          {me.answers && <KnockQueue session={session.id} from="lobby" />}
          {scene === 'enter' && <People room={room} />}
        </Stack>
        <DevicesCard />
      </div>
    </>
  );
}

function DevicesCard() {
  const t = useTranslations('door.lobby');
  const mine = useDevices();
  return (
    <Card withBorder>
      <Title order={2} size="h4" mb="sm">
        {t('devices')}
      </Title>
      <DeviceSelects state={mine} />
      <HelpLink />
    </Card>
  );
}

/** One step out: to where the room is listed for this person. A guest has no such place. */
function Back({ room: { me, session, gates } }: { readonly room: RoomView }) {
  const t = useTranslations('door.lobby');
  if (me.guest) return null;
  const look = {
    variant: 'subtle',
    color: 'gray',
    size: 'compact-sm',
    leftSection: <IconArrowLeft size={16} aria-hidden />,
  } as const;
  if (session.kind === 'group' && !gates.enter.gate.endsWith('by-link'))
    return (
      <LinkButton to="/sessions/$id" params={{ id: session.id }} {...look}>
        {t('back')}
      </LinkButton>
    );
  return (
    <LinkButton to={me.hosts ? '/rooms' : '/'} {...look}>
      {me.hosts ? t('rooms') : t('sessions')}
    </LinkButton>
  );
}

function Who({ room: { me } }: { readonly room: RoomView }) {
  const t = useTranslations('door.lobby');
  return (
    <Card withBorder padding="sm">
      <Group gap="sm" wrap="nowrap">
        <Face person={usePerson(me)} />
        <div className={classes.who}>
          <Text size="xs" c="dimmed">
            {me.guest ? t('asGuest') : t('as')}
          </Text>
          <Text size="sm" fw={600}>
            <bdi>{me.name}</bdi>
          </Text>
        </div>
        {me.guest && (
          <Stack gap={2} align="flex-end" className={classes.mark ?? ''}>
            <Badge color="amber" variant="light">
              {t('guest')}
            </Badge>
            {hasSecret() && (
              <LinkAnchor to="/join" search={{ name: 'change' }} size="xs">
                {t('rename')}
              </LinkAnchor>
            )}
          </Stack>
        )}
      </Group>
    </Card>
  );
}

function Enter({ room }: { readonly room: RoomView }) {
  const t = useTranslations('door.lobby');
  const enter = useEnter(room.session.id);
  return (
    <Button
      size="xl"
      fullWidth
      leftSection={<IconDoorEnter size={26} aria-hidden />}
      onClick={enter}
    >
      {t('enter')}
    </Button>
  );
}

/** Who is inside; only where the server tells it, which is to those whom the door lets in. */
function People({ room: { inside, tried, door } }: { readonly room: RoomView }) {
  const t = useTranslations('door');
  if (!inside) return null;
  return (
    <Card withBorder role="status">
      <Text size="sm" mb={6}>
        {t('lobby.inside', { count: inside.length })}
      </Text>
      <Stack gap={6}>
        {inside.map((one) => (
          <PersonLine
            key={one.stay}
            person={{ id: one.person ?? one.stay, name: one.name, picture: one.picture }}
            size={28}
          />
        ))}
      </Stack>
      {door === 'closed' && tried !== undefined && tried > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('control.tried', { count: tried })}
        </Text>
      )}
    </Card>
  );
}
