import { z } from 'zod';
import { contract, id, instant, nothing, prose } from '../../base/api/contract.ts';
import { session } from '../door/contract.ts';
import { longestMessage } from './rules.ts';

/** How one's own request stands. */
export const OwnKnock = z.object({
  id: id<'knock'>(),
  state: z.enum(['pending', 'allowed', 'denied', 'withdrawn', 'expired', 'void']),
  asked: instant,
  until: instant.describe('of a pending one and of an Allow: when it ends by itself'),
  message: z.string(),
  hold: z.string().nullable().describe('“a moment, please”: what a host said'),
  answer: z.string().describe('why it was denied, or why one was sent back or removed'),
  mayAskAt: instant.nullable().describe('after a denial: when one may ask again; null: now'),
  takenBack: z
    .boolean()
    .describe('one had been let in, and a host took that back before one came: ask again'),
  sentBack: z
    .boolean()
    .describe('a host sent one back into the waiting room, or removed one from the room'),
});
export type OwnKnock = z.infer<typeof OwnKnock>;

const knock = z.object({ id: id<'knock'>() });

export const knocksContract = contract({
  'POST /api/sessions/{id}/knocks': {
    summary: 'Ask to join. Asking again while it is open changes nothing but the message',
    policy: { who: 'visitor', gate: 'knock' },
    params: session,
    body: z.strictObject({ message: prose(longestMessage).default('') }),
    limit: { times: 30, seconds: 60, per: 'person' },
    answers: { 200: OwnKnock, 201: OwnKnock },
    tag: 'Door',
  },
  'DELETE /api/knocks/{id}': {
    summary: 'Withdraw one’s own request',
    policy: { who: 'visitor', gate: 'own' },
    params: knock,
    answers: { 204: nothing },
    tag: 'Door',
  },
});
