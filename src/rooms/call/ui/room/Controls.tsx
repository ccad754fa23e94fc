import { Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconDots,
  IconHandStop,
  IconMessageCircle,
  IconPictureInPicture,
  IconPhoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconSettings,
  IconUsers,
  IconX,
} from '@tabler/icons-react';
import type { TablerIcon } from '@tabler/icons-react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { Control } from '../devices/Control.tsx';
import { DeviceButton } from '../devices/DeviceButtons.tsx';
import type { Devices } from '../devices/devices.ts';
import classes from '../rooms.module.css';
import type { Pip } from '../stage/use-pip.ts';
import type { Screen } from '../stage/use-screen.ts';

export type Panel = 'people' | 'chat' | null;
type Props = {
  readonly mine: Devices;
  readonly screen: Screen;
  readonly hand: { readonly up: boolean; readonly raise: (up: boolean) => void };
  readonly pip: Pip;
  readonly panel: Panel;
  readonly show: (panel: Panel) => void;
  readonly openDevices: () => void;
  readonly leave: () => void;
  /** Only hosts may. */ readonly endForAll: (() => void) | null;
  readonly people: number;
  readonly waiting: number;
  readonly unread: number;
};

export function Controls({ mine, screen, hand, pip, panel, show, openDevices, ...rest }: Props) {
  const t = useTranslations('rooms.room');
  const narrow = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false });
  const { people, waiting, unread, leave, endForAll } = rest;
  const share = useShare(screen);
  const raise = useRaise(hand);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('controls')}>
      <DeviceButton kind="microphone" device={mine.microphone} />
      <DeviceButton kind="camera" device={mine.camera} />
      {!narrow && screen.can && (
        <Control
          label={share.label}
          icon={<share.Icon size={24} aria-hidden />}
          aria-pressed={screen.track !== null}
          onClick={share.act}
        />
      )}
      {!narrow && (
        <Control
          label={raise.label}
          letter="H"
          icon={<raise.Icon size={24} aria-hidden />}
          aria-pressed={hand.up}
          onClick={raise.act}
        />
      )}
      <PanelControls panel={panel} show={show} {...{ people, waiting, unread }} />
      <Menu position="top" width={260} shadow="lg">
        <Menu.Target>
          <Control label={t('more')} icon={<IconDots size={24} aria-hidden />} />
        </Menu.Target>
        <Menu.Dropdown>
          {narrow && <Item {...raise} />}
          {narrow && screen.can && <Item {...share} />}
          {pip.can && (
            <Item
              label={pip.shown ? t('closeSmall') : t('openSmall')}
              Icon={IconPictureInPicture}
              act={pip.toggle}
            />
          )}
          <Item label={t('settings')} Icon={IconSettings} act={openDevices} />
        </Menu.Dropdown>
      </Menu>
      <Leave leave={leave} endForAll={endForAll} />
    </div>
  );
}

/** A button of the bar where there is room, a line of its menu where there is not. */
type Act = { readonly label: string; readonly Icon: TablerIcon; readonly act: () => void };

function Item({ label, Icon, act }: Act) {
  return (
    <Menu.Item leftSection={<Icon size={18} aria-hidden />} onClick={act}>
      {label}
    </Menu.Item>
  );
}

function useShare({ track, start, stop }: Screen): Act {
  const t = useTranslations('rooms.room');
  return track
    ? { label: t('stopShare'), Icon: IconScreenShareOff, act: stop }
    : { label: t('share'), Icon: IconScreenShare, act: start };
}

function useRaise({ up, raise }: Props['hand']): Act {
  const t = useTranslations('rooms.room');
  return {
    label: up ? t('lowerOwn') : t('raise'),
    Icon: IconHandStop,
    act: () => raise(!up),
  };
}

type PanelProps = Pick<Props, 'panel' | 'show' | 'people' | 'waiting' | 'unread'>;
/** What stands beside the stage: the chat, or who is inside and who waits. */
function PanelControls({ panel, show, people, waiting, unread }: PanelProps) {
  const t = useTranslations('rooms.room');
  const toggle = (to: 'people' | 'chat') => show(panel === to ? null : to);
  const peopleLabel = panel === 'people' ? t('hidePeople') : t('showPeople');
  const chatLabel = panel === 'chat' ? t('hideChat') : t('showChat');
  return (
    <>
      <Control
        label={chatLabel}
        says={unread > 0 ? `${chatLabel}. ${t('unread', { count: unread })}` : chatLabel}
        count={unread}
        icon={<IconMessageCircle size={24} aria-hidden />}
        aria-expanded={panel === 'chat'}
        data-panel="chat"
        onClick={() => toggle('chat')}
      />
      <Control
        label={peopleLabel}
        says={[
          peopleLabel,
          t('inside', { count: people }),
          waiting > 0 && t('waiting', { count: waiting }),
        ]
          .filter(Boolean)
          .join('. ')}
        count={waiting}
        urgent
        icon={<IconUsers size={24} aria-hidden />}
        aria-expanded={panel === 'people'}
        data-panel="people"
        onClick={() => toggle('people')}
      />
    </>
  );
}

function Leave({ leave, endForAll }: Pick<Props, 'leave' | 'endForAll'>) {
  const t = useTranslations('rooms.room');
  if (!endForAll)
    return (
      <Control
        label={t('leave')}
        data-leave
        icon={<IconPhoneOff size={24} aria-hidden />}
        onClick={leave}
      />
    );
  return (
    <Menu position="top-end" width={260} shadow="lg">
      <Menu.Target>
        <Control label={t('leave')} data-leave icon={<IconPhoneOff size={24} aria-hidden />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Item label={t('leave')} Icon={IconPhoneOff} act={leave} />
        <Menu.Item
          className={classes.danger ?? ''}
          leftSection={<IconX size={18} aria-hidden />}
          onClick={endForAll}
        >
          {t('endForAll')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
