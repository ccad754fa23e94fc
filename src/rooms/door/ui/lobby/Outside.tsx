import { Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import {
  IconBan,
  IconClock,
  IconDoorOff,
  IconHandStop,
  IconHourglassEmpty,
  IconLock,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Checklist } from '../../../../access/ui/Checklist.tsx';
import { serverNow } from '../../../../base/ui/talk/api.ts';
import { LinkButton } from '../../../../base/ui/link.tsx';
import { useNow, useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useCountdown } from '../../../../sessions/ui/SessionTimes.tsx';
import type { RoomView } from '../../../enter/contract.ts';
import { Alone } from '../queue/Alone.tsx';
import { door } from '../api.ts';
import { useAsk } from './Ask.tsx';
import classes from '../door.module.css';
import { OpenNow } from '../OpenNow.tsx';
import type { Scene } from '../scene.ts';

type Props = { readonly room: RoomView; readonly look: () => Promise<unknown> };
type Out = Exclude<Scene, 'enter' | 'wait' | 'ask'>;

/** The pages of those who are not let in: each says so, says why, and how to go on. */
export function Outside({
  scene,
  room,
  look,
  waited,
}: Props & { readonly scene: Out; readonly waited: boolean }) {
  switch (scene) {
    case 'denied':
      return <Denied room={room} look={look} />;
    case 'closed':
      return <Closed room={room} />;
    case 'early':
      return <Early room={room} look={look} />;
    case 'full':
      return <Full room={room} waited={waited} />;
    default:
      return <Refused scene={scene} room={room} />;
  }
}

const sign = (icon: ReactNode) => (
  <ThemeIcon size={52} radius="xl" variant="light" color="gray" mb="md" aria-hidden>
    {icon}
  </ThemeIcon>
);

/** Milliseconds until an instant of the server's clock; looks again when it has come. */
function useLeft(at: string | null, look: () => Promise<unknown>): number {
  const beat = Math.floor(useNow(1).getTime() / 2000);
  const left = at === null ? 0 : Math.max(0, Date.parse(at) - serverNow());
  const come = at !== null && left === 0;
  useEffect(() => {
    if (come) void look();
  }, [come, beat, look]);
  return left;
}

function Denied({ room, look }: Props) {
  const t = useTranslations('door.denied');
  const countdown = useCountdown();
  const { session, knock, gates } = room;
  const ask = useAsk(session.id);
  const left = useLeft(knock?.mayAskAt ?? null, look);
  const open = gates.knock.allowed;
  const time = countdown(Math.max(left, 1000));
  return (
    <Alone
      title={knock?.sentBack ? t('outTitle') : t('title')}
      document={`${t('document')} · ${session.title}`}
      icon={sign(<IconHandStop size={28} stroke={1.5} />)}
    >
      <Stack gap="md">
        <Text className={classes.prose ?? ''}>
          {knock?.sentBack
            ? t('outLead', { title: session.title })
            : t('lead', { title: session.title })}
        </Text>
        {knock?.answer && (
          <div>
            <Text size="sm" c="dimmed" mb={4}>
              {t('reason')}
            </Text>
            <Text className={classes.quote ?? ''} dir="auto">
              {knock.answer}
            </Text>
          </div>
        )}
        <Text size="sm" c="dimmed">
          {t('off')}
        </Text>
        {!open && (
          <Text size="sm" role="timer" aria-live="off">
            {t('wait', { time })}
          </Text>
        )}
        <Group>
          <Button
            size="md"
            loading={ask.isPending}
            aria-disabled={!open}
            data-disabled={!open || undefined}
            onClick={() => open && ask.mutate(knock?.message ?? '')}
          >
            {open ? t('again') : t('againIn', { time })}
          </Button>
          <Elsewhere room={room} />
        </Group>
      </Stack>
    </Alone>
  );
}

function Closed({ room }: { readonly room: RoomView }) {
  const t = useTranslations('door.closed');
  const { session, says, knock } = room;
  useEffect(() => {
    // counted once for everybody, however often they come
    void door('POST /api/sessions/{id}/tries', { params: { id: session.id } }).catch(
      () => undefined,
    );
  }, [session.id]);
  return (
    <Alone
      title={t('title')}
      document={`${t('title')} · ${session.title}`}
      icon={sign(<IconDoorOff size={28} stroke={1.5} />)}
    >
      <Stack gap="md">
        <Text>{t('lead', { title: session.title })}</Text>
        <Says text={says} />
        {knock?.state === 'allowed' && <Text fw={600}>{t('allowed')}</Text>}
        <Text size="sm" c="dimmed">
          {t('told')}
        </Text>
        <Elsewhere room={room} />
      </Stack>
    </Alone>
  );
}

function Early({ room, look }: Props) {
  const t = useTranslations('door.early');
  const times = useTimes();
  const countdown = useCountdown();
  const { session, opens, says } = room;
  const left = useLeft(opens, look);
  const time = countdown(left);
  return (
    <Alone
      title={t('title')}
      document={`${time} · ${session.title}`}
      icon={sign(<IconClock size={28} stroke={1.5} />)}
    >
      <Stack gap="md">
        <Text>{t('lead', { title: session.title, when: opens ? times.moment(opens) : '' })}</Text>
        <Text className={classes.countdown ?? ''} role="timer" aria-live="off">
          {t('left', { time })}
        </Text>
        <Says text={says} />
        <Text size="sm" c="dimmed">
          {t('stays')}
        </Text>
        <Elsewhere room={room} first={<OpenNow room={room} size="md" />} />
      </Stack>
    </Alone>
  );
}

function Full({ room, waited }: { readonly room: RoomView; readonly waited: boolean }) {
  const t = useTranslations('door.full');
  return (
    <Alone
      title={t('title')}
      document={`${t('title')} · ${room.session.title}`}
      icon={sign(<IconUsersGroup size={28} stroke={1.5} />)}
    >
      <Stack gap="md">
        <Text>
          {waited ? t('soon', { places: room.places }) : t('lead', { places: room.places })}
        </Text>
        <Elsewhere room={room} />
      </Stack>
    </Alone>
  );
}

const icons = { over: IconHourglassEmpty, blocked: IconBan, refused: IconLock };
function Refused({
  scene,
  room,
}: {
  readonly scene: 'over' | 'blocked' | 'refused';
  readonly room: RoomView;
}) {
  const t = useTranslations('door');
  const { checks } = room.gates.enter;
  const wanted = { over: ['not-cancelled', 'within-time'], blocked: ['not-blocked'], refused: [] }[
    scene
  ] as readonly string[];
  const says = checks.find(({ name, outcome }) => outcome === 'failed' && wanted.includes(name));
  const cancelled = says?.name === 'not-cancelled';
  const title =
    scene === 'refused'
      ? t('lobby.refused')
      : scene === 'blocked'
        ? t('blocked.title')
        : cancelled
          ? t('over.cancelled')
          : t('over.title');
  const Icon = icons[scene];
  return (
    <Alone
      title={title}
      document={`${title} · ${room.session.title}`}
      icon={sign(<Icon size={28} stroke={1.5} />)}
    >
      <Stack gap="md">
        <Text fw={600} className={classes.prose ?? ''}>
          {room.session.title}
        </Text>
        {scene === 'over' && !cancelled && room.me.guest ? (
          <Text>{t('over.lead')}</Text>
        ) : says ? (
          <Text>{says.says}</Text>
        ) : (
          <Checklist told={room.gates.enter} brief />
        )}
        <Elsewhere room={room} />
      </Stack>
    </Alone>
  );
}

export function Says({ text }: { readonly text: string }) {
  const t = useTranslations('door.lobby');
  if (!text) return null;
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {t('says')}
      </Text>
      <Text className={classes.quote ?? ''} dir="auto">
        {text}
      </Text>
    </div>
  );
}

/**
 * Somebody with an account has other places to go to, a host can change what is in the way; a guest
 * has only this page.
 */
function Elsewhere({
  room: { me, session },
  first,
}: {
  readonly room: RoomView;
  readonly first?: ReactNode;
}) {
  const t = useTranslations('door');
  if (me.guest) return null;
  return (
    <Group gap="sm">
      {first}
      {me.hosts && (
        <LinkButton
          to="/sessions/$id/room-settings"
          params={{ id: session.id }}
          size="md"
          {...(first ? { variant: 'default' } : {})}
        >
          {t('control.settings')}
        </LinkButton>
      )}
      <LinkButton to="/" variant="default" size="md">
        {t('lobby.sessions')}
      </LinkButton>
    </Group>
  );
}
