import { useAct } from '../../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../../base/ui/talk/confirm.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { door, roomKey } from '../../../door/ui/api.ts';
import type { Insider } from '../../../stays/contract.ts';
import { api } from '../queries.ts';

export type Removal = { readonly stay: string; readonly reason: string; readonly block: boolean };

/** What hosts do to others in the room. */
export function useHostActs(session: string) {
  const t = useTranslations('rooms.room');
  const confirm = useConfirm();
  const changes = roomKey(session);
  const mute = useAct(
    ({ stay }: Insider) => api('POST /api/stays/{id}/mute', { params: { id: stay } }),
    { changes },
  );
  const muteAll = useAct(() => api('POST /api/sessions/{id}/mutes', { params: { id: session } }), {
    changes,
    done: ({ muted }) => t('mutedAll', { count: muted }),
  });
  const lowerHand = useAct(
    ({ stay }: Insider) => api('DELETE /api/stays/{id}/hand', { params: { id: stay } }),
    { changes },
  );
  const makeHost = useAct(
    ({ person }: Insider) =>
      door('PUT /api/sessions/{id}/hosts/{person}', {
        params: { id: session, person: person ?? '' },
      }),
    {
      changes,
      done: (_, { name }) => t('madeHost', { name }),
    },
  );
  const takeHost = useAct(
    ({ person }: Insider) =>
      door('DELETE /api/sessions/{id}/hosts/{person}', {
        params: { id: session, person: person ?? '' },
      }),
    {
      changes,
      done: (_, { name }) => t('tookHost', { name }),
    },
  );
  const sendBack = useAct(
    ({ stay }: Insider) =>
      door('POST /api/stays/{id}/removals', { params: { id: stay }, body: { back: true } }),
    {
      changes,
      done: (_, { name }) => t('sentBack', { name }),
    },
  );
  const end = useAct(() => door('POST /api/sessions/{id}/endings', { params: { id: session } }));
  const endForAll = async () => {
    if (
      await confirm({
        title: t('endTitle'),
        body: t('endLead'),
        confirm: t('endForAll'),
        danger: true,
      })
    )
      end.mutate();
  };
  return { mute, muteAll, lowerHand, makeHost, takeHost, sendBack, endForAll };
}
export type HostActs = ReturnType<typeof useHostActs>;
