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

export function Controls({
  mine,
  screen,
  hand,
  pip,
  panel,
  show,
  openDevices,
  leave,
  endForAll,
  people,
  waiting,
  unread,
}: Props) {
  const t = useTranslations('rooms.room');
  const narrow = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false });
  const toggle = (one: 'people' | 'chat') => show(panel === one ? null : one);
  const share = screen.track ? t('stopShare') : t('share');
  const ShareIcon = screen.track ? IconScreenShareOff : IconScreenShare;
  const shareNow = screen.track ? screen.stop : screen.start;
  const raise = hand.up ? t('lowerOwn') : t('raise');
  const peopleLabel = panel === 'people' ? t('hidePeople') : t('showPeople');
  const chatLabel = panel === 'chat' ? t('hideChat') : t('showChat');
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('controls')}>
      <DeviceButton kind="microphone" device={mine.microphone} />
      <DeviceButton kind="camera" device={mine.camera} />
      {!narrow && screen.can && (
        <Control
          label={share}
          icon={<ShareIcon size={24} aria-hidden />}
          aria-pressed={screen.track !== null}
          onClick={shareNow}
        />
      )}
      {!narrow && (
        <Control
          label={raise}
          letter="H"
          icon={<IconHandStop size={24} aria-hidden />}
          aria-pressed={hand.up}
          onClick={() => hand.raise(!hand.up)}
        />
      )}
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
      <Menu position="top" width={260} shadow="lg">
        <Menu.Target>
          <Control label={t('more')} icon={<IconDots size={24} aria-hidden />} />
        </Menu.Target>
        <Menu.Dropdown>
          {narrow && (
            <Menu.Item
              leftSection={<IconHandStop size={18} aria-hidden />}
              onClick={() => hand.raise(!hand.up)}
            >
              {raise}
            </Menu.Item>
          )}
          {narrow && screen.can && (
            <Menu.Item leftSection={<ShareIcon size={18} aria-hidden />} onClick={shareNow}>
              {share}
            </Menu.Item>
          )}
          {pip.can && (
            <Menu.Item
              leftSection={<IconPictureInPicture size={18} aria-hidden />}
              onClick={pip.toggle}
            >
              {pip.shown ? t('closeSmall') : t('openSmall')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconSettings size={18} aria-hidden />} onClick={openDevices}>
            {t('settings')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {endForAll ? (
        <Menu position="top-end" width={260} shadow="lg">
          <Menu.Target>
            <Control label={t('leave')} data-leave icon={<IconPhoneOff size={24} aria-hidden />} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPhoneOff size={18} aria-hidden />} onClick={leave}>
              {t('leave')}
            </Menu.Item>
            <Menu.Item
              className={classes.danger ?? ''}
              leftSection={<IconX size={18} aria-hidden />}
              onClick={endForAll}
            >
              {t('endForAll')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : (
        <Control
          label={t('leave')}
          data-leave
          icon={<IconPhoneOff size={24} aria-hidden />}
          onClick={leave}
        />
      )}
    </div>
  );
}
