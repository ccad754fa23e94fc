import { z } from 'zod';
import { bounded, contract, id, instant, line } from '../../base/api/contract.ts';
import { session } from '../door/contract.ts';
import { Knock } from '../queue/contract.ts';

export const From = z
  .enum(['lobby', 'room', 'card', 'bell', 'api'])
  .describe('where the host answered');

export const AnswerStanding = z
  .object({
    won: z
      .boolean()
      .describe('false: somebody else had answered, or it was no longer open; nothing changed'),
    says: z.string().describe('what stands now, as a sentence: "Ada let Ben in."'),
    knock: Knock,
  })
  .describe('what stands after the answer');
export type AnswerStanding = z.infer<typeof AnswerStanding>;

const knock = z.object({ id: id<'knock'>() });
const answered = { policy: { who: 'person', gate: 'answer-knock' }, tag: 'Door' } as const;

export const answersContract = contract({
  'POST /api/knocks/{id}/answers': {
    summary:
      'Answer a request. Of two who answer, the first wins and the other is told what stands; a block wins always',
    ...answered,
    params: knock,
    body: z.strictObject({
      decision: z.enum(['allow', 'deny', 'hold', 'block']).describe('block: only hosts'),
      reason: line(280, 0)
        .default('')
        .describe('of deny and block: told to them; of hold: what they read while waiting'),
      from: From.default('api'),
      group: id<'group'>().optional().describe('of allow: let in and add to this group'),
    }),
    answers: { 200: AnswerStanding },
  },
  'POST /api/sessions/{id}/answers': {
    summary: 'Allow or deny exactly the requests that were shown; whoever came later stays',
    ...answered,
    params: session,
    body: z.strictObject({
      decision: z.enum(['allow', 'deny']),
      knocks: z.array(id<'knock'>()).min(1).max(1000),
      reason: line(280, 0).default(''),
      from: From.default('api'),
    }),
    answers: {
      200: z.object({
        answered: z.number().int(),
        others: z.number().int().describe('had been answered or were gone'),
      }),
    },
  },
  'GET /api/sessions/{id}/answers': {
    summary:
      'Answers that can be taken back: who may come in and has not yet, and who was denied in the last seconds; the latest first',
    ...answered,
    params: session,
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            knock: Knock,
            by: z.string().nullable(),
            at: instant,
            until: instant.describe('so long it can be taken back'),
          }),
        ),
      }),
    },
  },
  'DELETE /api/knocks/{id}/answer': {
    summary:
      'Take an answer back: an Allow that was not used yet (they must ask again), or a denial of the last ten seconds (they wait again, and it does not count)',
    ...answered,
    params: knock,
    answers: { 200: AnswerStanding },
  },
  'POST /api/knock-decisions': {
    summary: 'Answer from a browser notification, with the token that came with it',
    policy: { who: 'person', gate: 'answer-knock' },
    body: z.strictObject({ token: bounded(400), decision: z.enum(['allow', 'deny']) }),
    answers: { 200: AnswerStanding },
    tag: 'Door',
  },
});
