import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Answer } from '../../../base/api/contract.ts';
import { client } from '../../../base/ui/talk/api.ts';
import { useLive, useTold } from '../../../base/ui/talk/live.tsx';
import { visit } from '../../call/ui/visit.ts';
import type { answersContract } from '../../answers/contract.ts';
import type { blocksContract } from '../../blocks/contract.ts';
import type { decisionsContract } from '../../decisions/contract.ts';
import type { enterContract, RoomView } from '../../enter/contract.ts';
import type { hostsContract } from '../../hosts/contract.ts';
import type { knocksContract } from '../../knocks/contract.ts';
import type { linkContract } from '../../link/contract.ts';
import type { openingContract } from '../../opening/contract.ts';
import type { AnsweredNow, Asking, queueContract } from '../../queue/contract.ts';
import type { settingsContract } from '../../settings/contract.ts';
import type { staysContract } from '../../stays/contract.ts';

export const door = client<
  typeof linkContract &
    typeof enterContract &
    typeof staysContract &
    typeof knocksContract &
    typeof queueContract &
    typeof answersContract &
    typeof settingsContract &
    typeof openingContract &
    typeof hostsContract &
    typeof blocksContract &
    typeof decisionsContract
>();

export type From = 'lobby' | 'room' | 'card' | 'bell';
export type Settings = Answer<(typeof settingsContract)['GET /api/sessions/{id}/room-settings']>;
export type Block = Answer<
  (typeof blocksContract)['GET /api/sessions/{id}/blocked']
>['items'][number];
export type EnterVerdict = RoomView['gates']['enter'];

export const roomKey = (session: string): readonly [string] => [`room:${session}`];
export const settingsKey = (session: string): readonly [string, string] => [
  `room:${session}`,
  'settings',
];

/** Whoever waits must not depend on one line: while it is broken the page asks by itself. */
const SLOW = 20_000;
const FAST = 4000;

/**
 * The room as one may know it at its door. `watch`: something is awaited that may come by the
 * clock.
 */
export function useDoor(
  session: string,
  watch: (room: RoomView) => boolean = () => false,
): UseQueryResult<RoomView> {
  const { state } = useLive();
  useTold<Asking, RoomView>('knocks', {
    in: (asking) => (asking.session === session ? roomKey(session) : null),
    told: (room, { waiting }) => room && { ...room, waiting },
  });
  useTold<AnsweredNow, RoomView>('answered', {
    in: (answered) => (answered.session === session ? roomKey(session) : null),
    told: (room, { waiting }) => room && { ...room, waiting },
  });
  return useQuery({
    queryKey: roomKey(session),
    queryFn: async ({ signal }) => {
      while (visit.coming(session)) await visit.coming(session);
      signal.throwIfAborted();
      return door('GET /api/sessions/{id}/room', { params: { id: session }, signal });
    },
    meta: { presence: true, told: true }, // who is here stands in no journal
    refetchInterval: ({ state: { data } }) =>
      data && watch(data) ? (state === 'open' ? SLOW : FAST) : false,
    refetchIntervalInBackground: true,
  });
}

export const useSettings = (session: string): UseQueryResult<Settings> =>
  useQuery({
    queryKey: settingsKey(session),
    queryFn: ({ signal }) =>
      door('GET /api/sessions/{id}/room-settings', { params: { id: session }, signal }),
    meta: { told: true }, // who asks changes nothing of them
  });

export const failedIn = (told: EnterVerdict) =>
  told.checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
