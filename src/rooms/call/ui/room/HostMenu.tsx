import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconDoorExit,
  IconHandOff,
  IconMicrophoneOff,
  IconStar,
  IconStarOff,
  IconUserX,
} from '@tabler/icons-react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Insider } from '../../../stays/contract.ts';
import classes from '../rooms.module.css';
import type { HostActs } from './use-acts.ts';

type Props = {
  readonly of: Insider;
  readonly acts: HostActs;
  readonly remove: () => void;
};

/** What a host may do with somebody who is inside. */
export function HostMenu({ of: insider, acts, remove }: Props) {
  const t = useTranslations('rooms.room');
  return (
    <Menu position="bottom-end" width={250} shadow="lg">
      <Menu.Target>
        <ActionIcon
          className={classes.quiet ?? ''}
          size={28}
          aria-label={t('actionsFor', { name: insider.name })}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconMicrophoneOff size={16} aria-hidden />}
          disabled={!insider.microphone}
          onClick={() => acts.mute.mutate(insider)}
        >
          {t('mute')}
        </Menu.Item>
        {insider.hand && (
          <Menu.Item
            leftSection={<IconHandOff size={16} aria-hidden />}
            onClick={() => acts.lowerHand.mutate(insider)}
          >
            {t('lowerHand')}
          </Menu.Item>
        )}
        {insider.person && !insider.host && (
          <Menu.Item
            leftSection={<IconStar size={16} aria-hidden />}
            onClick={() => acts.makeHost.mutate(insider)}
          >
            {t('makeHost')}
          </Menu.Item>
        )}
        {insider.host ? (
          <Menu.Item
            leftSection={<IconStarOff size={16} aria-hidden />}
            onClick={() => acts.takeHost.mutate(insider)}
          >
            {t('takeHost')}
          </Menu.Item>
        ) : (
          <Outwards onSendBack={() => acts.sendBack.mutate(insider)} onRemove={remove} />
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

type OutwardsProps = { readonly onSendBack: () => void; readonly onRemove: () => void };
function Outwards({ onSendBack, onRemove }: OutwardsProps) {
  const t = useTranslations('rooms.room');
  return (
    <>
      <Menu.Item leftSection={<IconDoorExit size={16} aria-hidden />} onClick={onSendBack}>
        {t('sendBack')}
      </Menu.Item>
      <Menu.Item
        className={classes.danger ?? ''}
        leftSection={<IconUserX size={16} aria-hidden />}
        onClick={onRemove}
      >
        {t('remove')}
      </Menu.Item>
    </>
  );
}
