import type { Booking } from '../contract.ts';
import type { useTranslations } from '../../../base/ui/talk/words.tsx';

type Says = ReturnType<typeof useTranslations<'assemblies.mine'>>;
/** Who holds it, of what is somebody else's; through which group. */
export const whose = ({ mine, holder, group }: Booking, t: Says): string =>
  [mine ? '' : holder ? t('heldBy', { name: holder.name }) : t('held'), group?.name ?? '']
    .filter(Boolean)
    .join(' · ');
