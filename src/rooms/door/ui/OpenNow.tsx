import { IconDoor, IconLockOpen } from '@tabler/icons-react';
import { GateButton } from '../../../access/ui/GateButton.tsx';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { RoomView } from '../../enter/contract.ts';
import { door, roomKey } from './api.ts';

type Props = { readonly room: RoomView; readonly size?: 'xs' | 'md' };

/** For hosts: opens the room before its time, and takes that back. */
export function OpenNow({ room: { session, gates, planned }, size = 'xs' }: Props) {
  const t = useTranslations('door.early');
  const times = useTimes();
  const { id } = session;
  const time = planned ? times.time(planned) : '';
  const changes = [...roomKey(id), 'sessions', 'rooms'];
  const open = useAct(() => door('POST /api/sessions/{id}/openings', { params: { id } }), {
    changes,
    done: t('opened'),
  });
  const close = useAct(() => door('DELETE /api/sessions/{id}/opening', { params: { id } }), {
    changes,
    done: t('closed', { time }),
  });
  if (gates.open)
    return (
      <GateButton
        size={size}
        told={gates.open}
        loading={open.isPending}
        onClick={() => open.mutate()}
        leftSection={<IconLockOpen size={16} aria-hidden />}
      >
        {t('open')}
      </GateButton>
    );
  if (gates.close)
    return (
      <GateButton
        size={size}
        variant="default"
        told={gates.close}
        loading={close.isPending}
        onClick={() => close.mutate()}
        leftSection={<IconDoor size={16} aria-hidden />}
      >
        {t('close', { time })}
      </GateButton>
    );
  return null;
}
