import { useState } from 'react';
import { KnockQueue } from '../queue/KnockQueue.tsx';
import { useShown } from '../sight.ts';
import { TurnedAway } from '../queue/TurnedAway.tsx';

type Props = { readonly notice: { readonly subject: string | null; readonly open: boolean } };

/**
 * In the bell: those who wait before the room the notice is about, each with the answers; then, for
 * a moment, only the way back.
 */
export function KnockNotice({ notice: { subject, open } }: Props) {
  const [wasOpen] = useState(open);
  if (!subject || !wasOpen) return null;
  return open ? <KnockQueue session={subject} from="bell" /> : <WayBack session={subject} />;
}

function WayBack({ session }: { readonly session: string }) {
  useShown(session);
  return <TurnedAway session={session} atOnce />;
}
