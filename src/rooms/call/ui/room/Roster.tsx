import { ActionIcon, Button, CloseButton, Group, Menu, Text } from '@mantine/core';
import {
  IconDots,
  IconDoorExit,
  IconHandOff,
  IconMicrophoneOff,
  IconScreenShare,
  IconStar,
  IconStarOff,
  IconUserX,
  IconVideoOff,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Face } from '../../../../base/ui/Face.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Insider } from '../../contract.ts';
import { byHand } from '../../rules.ts';
import { Hand, Marks } from '../stage/Marks.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import classes from '../rooms.module.css';
import { faceOf } from '../stage/Stage.tsx';
import type { HostActs } from './use-acts.ts';

type Props = {
  readonly session: string;
  readonly inside: readonly Insider[];
  readonly own: string | null;
  readonly places: number;
  /** What a host can do; null: not a host. */ readonly acts: HostActs | null;
  /** The requests, on top. */ readonly queue: ReactNode;
  /** Whom else to call. */ readonly link: ReactNode;
  readonly close: () => void;
};

/** Who is inside, raised hands first. */
export function Roster({ session, inside, own, places, acts, queue, link, close }: Props) {
  const t = useTranslations('rooms.room');
  const [leaving, setLeaving] = useState<Insider | null>(null);
  return (
    <section
      className={classes.panel}
      aria-label={t('people')}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <Group justify="space-between" wrap="nowrap">
        <Text component="h2" fw={600}>
          {t('people')}
        </Text>
        <CloseButton className={classes.quiet ?? ''} aria-label={t('hidePeople')} onClick={close} />
      </Group>
      {queue && <div className={classes.queue}>{queue}</div>}
      {link}
      <Group justify="space-between" mt={4}>
        <Text size="xs">{t('of', { count: inside.length, places })}</Text>
        {acts && inside.length > 1 && (
          <Button
            size="compact-sm"
            className={classes.quiet ?? ''}
            loading={acts.muteAll.isPending}
            onClick={() => acts.muteAll.mutate()}
          >
            {t('muteAll')}
          </Button>
        )}
      </Group>
      <ul>
        {byHand(inside).map((one) => (
          <li key={one.stay}>
            <Face person={faceOf(one)} size={32} />
            <span className={classes.panelName}>
              {one.stay === own ? t('own', { name: one.name }) : one.name}{' '}
              <Marks guest={one.guest} host={one.host} spelt />
            </span>
            {one.hand && <Hand />}
            {one.screen && <IconScreenShare size={18} role="img" aria-label={t('shares')} />}
            {!one.microphone && (
              <IconMicrophoneOff
                size={18}
                className={classes.off}
                role="img"
                aria-label={t('muted')}
              />
            )}
            {!one.camera && (
              <IconVideoOff
                size={18}
                className={classes.off}
                role="img"
                aria-label={t('cameraOff')}
              />
            )}
            {acts && one.stay !== own && (
              <HostMenu of={one} acts={acts} remove={() => setLeaving(one)} />
            )}
          </li>
        ))}
      </ul>
      {leaving && <RemoveDialog session={session} of={leaving} close={() => setLeaving(null)} />}
    </section>
  );
}

function HostMenu({
  of: one,
  acts,
  remove,
}: {
  readonly of: Insider;
  readonly acts: HostActs;
  readonly remove: () => void;
}) {
  const t = useTranslations('rooms.room');
  return (
    <Menu position="bottom-end" width={250} shadow="lg">
      <Menu.Target>
        <ActionIcon
          className={classes.quiet ?? ''}
          size={28}
          aria-label={t('actionsFor', { name: one.name })}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconMicrophoneOff size={16} aria-hidden />}
          disabled={!one.microphone}
          onClick={() => acts.mute.mutate(one)}
        >
          {t('mute')}
        </Menu.Item>
        {one.hand && (
          <Menu.Item
            leftSection={<IconHandOff size={16} aria-hidden />}
            onClick={() => acts.lowerHand.mutate(one)}
          >
            {t('lowerHand')}
          </Menu.Item>
        )}
        {one.person && !one.host && (
          <Menu.Item
            leftSection={<IconStar size={16} aria-hidden />}
            onClick={() => acts.makeHost.mutate(one)}
          >
            {t('makeHost')}
          </Menu.Item>
        )}
        {one.host ? (
          <Menu.Item
            leftSection={<IconStarOff size={16} aria-hidden />}
            onClick={() => acts.takeHost.mutate(one)}
          >
            {t('takeHost')}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item
              leftSection={<IconDoorExit size={16} aria-hidden />}
              onClick={() => acts.sendBack.mutate(one)}
            >
              {t('sendBack')}
            </Menu.Item>
            <Menu.Item
              className={classes.danger ?? ''}
              leftSection={<IconUserX size={16} aria-hidden />}
              onClick={remove}
            >
              {t('remove')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
