import { Menu, Text } from '@mantine/core';
import { IconCheck, IconLink, IconSettings } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { At } from '../../../base/ui/late/At.tsx';
import type { Over } from '../../../base/ui/late/use-over.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Door } from '../contract.ts';
import type { RoomView } from '../../enter/contract.ts';
import classes from './door.module.css';
import { icons, useExplained } from './DoorControl.tsx';
import { positions, useSetRoom } from './use-turn.ts';

type Props = Over & { readonly room: RoomView; readonly onTurn: (to: Door) => void };

/** What the door can be turned to, and who may come by the link. */
export function Positions({ id, at, opened, onChange, room, onTurn }: Props) {
  const t = useTranslations('door');
  const openSettings = useSettingsWay(room.session.id);
  const set = useSetRoom(room.session.id, ({ guests }) =>
    t(guests ? 'control.guestsOn' : 'control.guestsOff'),
  );
  return (
    <Menu
      id={id}
      opened={opened}
      onChange={onChange}
      position="bottom-start"
      width={340}
      withinPortal
      checkIcon={<IconCheck size={18} aria-hidden />}
    >
      <Menu.Target>
        <At button={at} />
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
