import { UnstyledButton } from '@mantine/core';
import {
  IconChevronDown,
  IconDoor,
  IconDoorOff,
  IconLock,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useState } from 'react';
import { lateDialog } from '../../../base/ui/late/late-dialog.tsx';
import { Tip } from '../../../base/ui/late/Tip.tsx';
import { useOver } from '../../../base/ui/late/use-over.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Door } from '../contract.ts';
import type { RoomView } from '../../enter/contract.ts';
import { useDoor } from './api.ts';
import classes from './door.module.css';
import { useTurn } from './use-turn.ts';

const list = async () => (await import('./Positions.tsx')).Positions;
const Closing = lateDialog(
  async () => (await import('./Closing.tsx')).Closing,
  { opened: false },
  true,
);

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
    <Tip label={explained}>
      <span className={classes.door}>
        <Icon size={18} aria-hidden />
        {t('control.label', { position: t(`positions.${room.door}`) })}
      </span>
    </Tip>
  );
}

function Handle({ room }: { readonly room: RoomView }) {
  const t = useTranslations('door');
  const { button, over, Part } = useOver(list, 'menu');
  const turn = useTurn(room.session.id);
  const [closing, setClosing] = useState(false);
  const waiting = room.waiting ?? 0;
  const position = t(`positions.${room.door}`);
  const Icon = icons[room.door];
  const go = (to: Door) => {
    if (to === room.door) return;
    if (to === 'closed' && waiting > 0) setClosing(true);
    else turn.mutate(to);
  };
  return (
    <>
      <UnstyledButton
        {...button}
        className={classes.door}
        aria-label={`${t('control.label', { position })}. ${t('control.menu')}`}
        data-busy={turn.isPending || undefined}
      >
        <Icon size={18} aria-hidden />
        {t('control.label', { position })}
        <IconChevronDown size={15} aria-hidden />
      </UnstyledButton>
      {Part && <Part {...over} room={room} onTurn={go} />}
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
