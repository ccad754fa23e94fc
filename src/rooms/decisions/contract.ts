import { z } from 'zod';
import { contract, instant, page, paging } from '../../base/api/contract.ts';
import { hosted, session } from '../door/contract.ts';

export const Decision = z.object({
  id: z.string(),
  at: instant,
  kind: z.string(),
  says: z.string(),
  who: z.string().nullable().describe('who did it; null: by itself'),
  from: z.string().nullable().describe('lobby, room, card, bell, notification, api, start'),
});
export type Decision = z.infer<typeof Decision>;

export const decisionsContract = contract({
  'GET /api/sessions/{id}/decisions': {
    summary: 'The decision log: who let whom in, when and from where; newest first',
    ...hosted,
    params: session,
    query: z.object(paging),
    answers: { 200: page(Decision) },
  },
});
