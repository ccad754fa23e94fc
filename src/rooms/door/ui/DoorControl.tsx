import { Button, Group, Menu, Modal, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconDoor,
  IconDoorOff,
  IconLink,
  IconLock,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Door } from '../contract.ts';
import type { RoomView } from '../../enter/contract.ts';
import { useDoor } from './api.ts';
import classes from './door.module.css';
import { positions, useSetRoom, useTurn } from './use-turn.ts';

export const icons = {
  open: IconDoor,
  members: IconUsersGroup,
  locked: IconLock,
  closed: IconDoorOff,
} as const;

/**
 * How the door stands, for everybody; for hosts the handle as well. On a page and on the stage of
 * the room.
 */
export function DoorControl({ session }: { readonly session: string }) {
  const room = useDoor(session).data;
  if (!room) return null;
  return room.me.hosts ? <Handle room={room} /> : <DoorMark room={room} />;
}

/** What a position means for this room. */
export function useExplained(): (
  room: Pick<RoomView, 'guests'> & { readonly kind: RoomView['session']['kind'] },
  to: Door,
) => string {
  const t = useTranslations('door.explained');
  return ({ guests, kind }, to) =>
    t(to, { guests: guests ? 'yes' : 'no', kind: kind === 'group' ? 'group' : 'other' });
}

function DoorMark({ room }: { readonly room: RoomView }) {
  const t = useTranslations('door');
  const explained = useExplained()({ guests: room.guests, kind: room.session.kind }, room.door);
  const Icon = icons[room.door];
  return (
    <Tooltip label={explained} multiline maw={300}>
      <span className={classes.door}>
        <Icon size={18} aria-hidden />
        {t('control.label', { position: t(`positions.${room.door}`) })}
      </span>
    </Tooltip>
  );
}

function Handle({ room }: { readonly room: RoomView }) {
  const turn = useTurn(room.session.id);
  const [closing, setClosing] = useState(false);
  const waiting = room.waiting ?? 0;
  const go = (to: Door) => {
    if (to === room.door) return;
    if (to === 'closed' && waiting > 0) setClosing(true);
    else turn.mutate(to);
  };
  return (
    <>
      <HandleMenu room={room} busy={turn.isPending} onTurn={go} />
      <Closing
        opened={closing}
        waiting={waiting}
        onClose={() => setClosing(false)}
        onGo={() => {
          setClosing(false);
          turn.mutate('closed');
        }}
      />
    </>
  );
}

type MenuProps = {
  readonly room: RoomView;
  readonly busy: boolean;
  readonly onTurn: (to: Door) => void;
};

function HandleMenu({ room, busy, onTurn }: MenuProps) {
  const t = useTranslations('door');
  const openSettings = useSettingsWay(room.session.id);
  const set = useSetRoom(room.session.id, ({ guests }) =>
    t(guests ? 'control.guestsOn' : 'control.guestsOff'),
  );
  const position = t(`positions.${room.door}`);
  const Icon = icons[room.door];
  return (
    <Menu
      position="bottom-start"
      width={340}
      withinPortal
      checkIcon={<IconCheck size={18} aria-hidden />}
    >
      <Menu.Target>
        <UnstyledButton
          className={classes.door}
          aria-label={`${t('control.label', { position })}. ${t('control.menu')}`}
          data-busy={busy || undefined}
        >
          <Icon size={18} aria-hidden />
          {t('control.label', { position })}
          <IconChevronDown size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown maw="calc(100vw - 1rem)">
        <Menu.Label>{t('control.menu')}</Menu.Label>
        <Menu.RadioGroup
          value={room.door}
          onChange={(to) => onTurn(positions.find((known) => known === to) ?? room.door)}
        >
          {positions.map((to) => (
            <Position key={to} room={room} to={to} />
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={room.guests} onChange={(guests) => set.mutate({ guests })}>
          <Line
            icon={<IconLink size={20} aria-hidden />}
            title={t('control.guests')}
            hint={t('control.guestsHint')}
          />
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Item leftSection={<IconSettings size={20} aria-hidden />} onClick={openSettings}>
          {t('control.settings')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** From within the room in a tab of its own: nobody leaves a call by setting its door. */
function useSettingsWay(session: string): () => void {
  const navigate = useNavigate();
  return () =>
    location.pathname.endsWith('/room')
      ? void window.open(`/sessions/${session}/room-settings`, '_blank', 'noopener')
      : void navigate({ to: '/sessions/$id/room-settings', params: { id: session } });
}

/** One position to turn to, and what that would do now. */
function Position({ room, to }: { readonly room: RoomView; readonly to: Door }) {
  const t = useTranslations('door');
  const explained = useExplained();
  const { kind } = room.session;
  const waiting = room.waiting ?? 0;
  const note = to === room.door ? null : noteOf(to, waiting, kind);
  const Icon = icons[to];
  return (
    <Menu.RadioItem value={to} closeMenuOnClick>
      <Line
        icon={<Icon size={20} aria-hidden />}
        title={t(`positions.${to}`)}
        hint={explained({ guests: room.guests, kind }, to)}
      >
        {note && (
          <Text component="span" display="block" size="xs" fw={600}>
            {t(`control.waiting.${note}`, { count: waiting })}
          </Text>
        )}
      </Line>
    </Menu.RadioItem>
  );
}

type LineProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
};
function Line({ icon, title, hint, children }: LineProps) {
  return (
    <span className={classes.position}>
      {icon}
      <span>
        <Text component="span" display="block" size="sm" fw={600}>
          {title}
        </Text>
        <Text component="span" display="block" size="xs" className={classes.hint ?? ''}>
          {hint}
        </Text>
        {children}
      </span>
    </span>
  );
}

/** What turning it now does to those who wait or are inside. */
const noteOf = (to: Door, waiting: number, kind: RoomView['session']['kind']): Door | null =>
  to === 'locked' || to === 'closed'
    ? to
    : waiting === 0
      ? null
      : to === 'open' || kind === 'group'
        ? to
        : null;

type ClosingProps = {
  readonly opened: boolean;
  readonly waiting: number;
  readonly onClose: () => void;
  readonly onGo: () => void;
};
/** Closing turns away whoever waits: that is confirmed. */
export function Closing({ opened, waiting, onClose, onGo }: ClosingProps) {
  const t = useTranslations('door.control');
  const cancel = useTranslations('base.ui')('cancel');
  return (
    <Modal opened={opened} onClose={onClose} title={t('closeTitle')}>
      <Stack gap="md">
        <Text size="sm">{t('closeLead', { count: waiting })}</Text>
        <Group justify="space-between">
          <Button variant="default" data-autofocus onClick={onClose}>
            {cancel}
          </Button>
          <Button color="red" onClick={onGo}>
            {t('closeGo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
