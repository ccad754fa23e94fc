import { KnockQueue } from './KnockQueue.tsx';

/** In the bell: those who wait before the room the notice is about, each with the answers. Nothing once nobody waits. */
export function KnockNotice({ notice: { subject, open } }: { readonly notice: { readonly subject: string | null; readonly open: boolean } }) {
  return open && subject ? <KnockQueue session={subject} from="bell" /> : null;
}
