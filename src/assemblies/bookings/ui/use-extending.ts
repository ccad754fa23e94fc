import { useAct } from '../../../base/ui/talk/act.ts';
import { useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Booking } from '../contract.ts';
import { bookings } from './api.ts';

type Longer = { readonly minutes?: number; readonly ends?: string };
export function useExtending({ id, assembly }: Booking) {
  const t = useTranslations('assemblies.mine');
  const times = useTimes();
  return useAct(
    (body: Longer) => bookings('POST /api/bookings/{id}/extensions', { params: { id }, body }),
    {
      changes: ['sessions'],
      done: ({ ends }) => t('extended', { name: assembly.name, time: times.moment(ends) }),
    },
  );
}
