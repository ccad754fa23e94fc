import { GateButton } from '../../../access/ui/GateButton.tsx';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../base/ui/talk/confirm.tsx';
import { useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Booking } from '../contract.ts';
import { minute } from './longer.ts';
import { bookings } from './api.ts';

/** Ends what runs and cancels what is to come; asks where much would be given away. */
export function Release({ booking }: { readonly booking: Booking }) {
  const t = useTranslations('assemblies.mine');
  const times = useTimes();
  const confirm = useConfirm();
  const { id, assembly, state, ends, mine } = booking;
  const kind = state === 'running' ? 'running' : 'upcoming';
  const about = { name: assembly.name, kind } as const;
  const act = useAct(() => bookings('POST /api/bookings/{id}/release', { params: { id } }), {
    changes: ['sessions'],
    done: t('released', about),
  });
  const end = async (): Promise<void> => {
    const asks = !mine || Date.parse(ends) - Date.now() > 10 * minute;
    const sure =
      !asks ||
      (await confirm({
        title: t('releaseTitle', about),
        body: t('releaseBody', { ...about, time: times.moment(ends) }),
        confirm: t('release', { kind }),
        danger: true,
      }));
    if (sure) act.mutate();
  };
  return (
    <GateButton
      told={booking.gates.release}
      variant={kind === 'running' ? 'filled' : 'subtle'}
      color={kind === 'running' ? '' : 'red'}
      loading={act.isPending}
      onClick={() => void end()}
    >
      {t('release', { kind })}
    </GateButton>
  );
}
