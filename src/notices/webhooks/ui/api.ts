import { useQuery } from '@tanstack/react-query';
import { client } from '../../../base/ui/talk/api.ts';
import { useList } from '../../../base/ui/list/list.tsx';
import type { webhooksContract } from '../contract.ts';
import type { messagesContract } from '../messages/contract.ts';

export const webhooksApi = client<typeof webhooksContract>();
export const messagesApi = client<typeof messagesContract>();

const load = (id: string, signal: AbortSignal) =>
  webhooksApi('GET /api/organisations/{id}/webhooks', { params: { id }, signal });
export type Webhook = Awaited<ReturnType<typeof load>>['items'][number];
/** Under `journal`: what is told are its entries. */
export const useWebhooks = (organisation: string) =>
  useQuery({
    queryKey: ['journal', 'webhooks', organisation],
    queryFn: ({ signal }) => load(organisation, signal),
  });

/** The newest first. */
const listed = async (
  organisation: string,
  webhook: string,
  cursor: string | undefined,
  signal: AbortSignal,
) => {
  const { items, more } = await messagesApi(
    'GET /api/organisations/{id}/webhooks/{webhook}/messages',
    {
      params: { id: organisation, webhook },
      query: cursor === undefined ? {} : { before: Number(cursor) },
      signal,
    },
  );
  return { items, next: more ? String(items.at(-1)!.sequence) : undefined };
};
export type Message = Awaited<ReturnType<typeof listed>>['items'][number];
export const useMessages = (organisation: string, webhook: string) =>
  useList(['journal', 'messages', organisation, webhook], (cursor, signal) =>
    listed(organisation, webhook, cursor, signal),
  );
