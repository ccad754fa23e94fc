import { useAct } from '../../../base/ui/talk/act.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Door } from '../contract.ts';
import { door, roomKey } from './api.ts';

export const positions = ['open', 'members', 'locked', 'closed'] as const satisfies readonly Door[];

const changes = (session: string) => [
  ...roomKey(session),
  'rooms',
  'waiting-rooms',
  'knocks',
  'sessions',
];

/** Turns the door. Nobody inside is thrown out; requests that need no answer any more end. */
export function useTurn(session: string) {
  const t = useTranslations('door');
  return useAct(
    (to: Door) =>
      door('PATCH /api/sessions/{id}/room', { params: { id: session }, body: { door: to } }),
    {
      changes: changes(session),
      done: ({ voided }, to) => {
        const position = t(`positions.${to}`);
        return voided > 0
          ? t('control.voided', { position, count: voided })
          : t('control.turned', { position });
      },
    },
  );
}

/** One of the settings that are saved by themselves. */
export function useSetRoom(session: string, done: (body: RoomChange) => string) {
  return useAct(
    (body: RoomChange) => door('PATCH /api/sessions/{id}/room', { params: { id: session }, body }),
    {
      changes: changes(session),
      done: (_, body) => done(body),
    },
  );
}
export type RoomChange = {
  readonly guests?: boolean;
  readonly answeredBy?: 'hosts' | 'members';
  readonly says?: string;
  readonly bringIn?: boolean;
  readonly opens?: string | null;
  readonly closes?: string | null;
};
