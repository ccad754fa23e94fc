import { z } from 'zod';
import { contract, id, instant, page, paging, prose } from '../../base/api/contract.ts';
import { longestText } from './rules.ts';

export const Message = z.object({
  id: id<'message'>(),
  at: instant,
  name: z.string(),
  person: id<'person'>().nullable().describe('null: a guest, who typed the name'),
  mine: z.boolean(),
  text: z.string().describe('plain text; markup in it is text, too'),
});
export type Message = z.infer<typeof Message>;

const session = z.object({ id: id<'session'>() });
const inside = {
  policy: { who: 'visitor', gate: 'be-inside' },
  tag: 'Rooms',
  params: session,
} as const;

export const chatContract = contract({
  'GET /api/sessions/{id}/messages': {
    summary:
      'What was said in the room, newest first: since the running event opened, in a standing room in the last day. Only for those inside',
    ...inside,
    query: z.object(paging),
    answers: { 200: page(Message) },
  },
  'POST /api/sessions/{id}/messages': {
    summary: 'Say something to everyone inside',
    ...inside,
    body: z.strictObject({
      text: prose(longestText).refine((text) => text !== '', { message: 'needed' }),
    }),
    limit: { times: 40, seconds: 60, per: 'person' },
    answers: { 201: Message },
  },
});
