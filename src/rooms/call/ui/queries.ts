import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { client } from '../../../base/ui/api.ts';
import type { RoomView, roomsContract } from '../contract.ts';

export const api = client<typeof roomsContract>();
export const roomKey = (session: string): readonly [string] => [`room:${session}`];

export const useRoom = (session: string): UseQueryResult<RoomView> =>
  useQuery({ queryKey: roomKey(session), queryFn: ({ signal }) => api('GET /api/sessions/{id}/room', { params: { id: session }, signal }) });
