import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { RoomView } from '../../enter/contract.ts';
import { useSettings } from './api.ts';

/** Only those of the group come in, by the page of the session. */
export const byPage = ({ session, guests }: RoomView): boolean =>
  session.kind === 'group' && !guests;

/** The link that brings others here, one click away, for whoever may hand it out. */
export function RoomLink({ room }: { readonly room: RoomView }) {
  const t = useTranslations('rooms.room');
  const { id } = room.session;
  if (byPage(room))
    return room.me.guest ? null : (
      <CopyButton value={`${location.origin}/sessions/${id}`} label={t('copyLink')} />
    );
  return room.me.hosts ? <ParticipantLink session={id} /> : null;
}

function ParticipantLink({ session }: { readonly session: string }) {
  const t = useTranslations('rooms.room');
  const { data } = useSettings(session);
  return data ? <CopyButton value={data.link} label={t('copyLink')} /> : null;
}
