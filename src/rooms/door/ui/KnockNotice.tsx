import { KnockQueue } from './KnockQueue.tsx';
import { useTurnedAway } from './sight.ts';

type Props = { readonly notice: { readonly subject: string | null; readonly open: boolean } };

/** In the bell: those who wait before the room the notice is about, each with the answers; then nothing but, for a moment, the way back. */
export function KnockNotice({ notice: { subject, open } }: Props) {
  const denied = useTurnedAway();
  return subject && (open || denied.includes(subject)) ? <KnockQueue session={subject} from="bell" /> : null;
}
