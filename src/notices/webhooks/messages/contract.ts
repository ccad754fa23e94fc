import { z } from 'zod';
import { contract, id, instant } from '../../../base/api/contract.ts';

const webhook = z.object({ id: id<'organisation'>(), webhook: id<'webhook'>() });
const administer = { who: 'person', gate: 'administer-organisation' } as const;
const tag = 'Webhooks';
const sequence = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const problem = z.string().nullable().describe('why it did not arrive, in words');
const status = z.number().int().nullable().describe('of the last answer; null: none came');

export const messagesContract = contract({
  'GET /api/organisations/{id}/webhooks/{webhook}/messages': {
    summary: 'Messages of the last 30 days and what became of them, by their sequence',
    policy: administer,
    params: webhook,
    query: z.object({
      after: z.coerce
        .number()
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER)
        .optional()
        .describe('those with a greater sequence, the oldest first'),
      before: z.coerce
        .number()
        .int()
        .min(1)
        .max(Number.MAX_SAFE_INTEGER)
        .optional()
        .describe('without `after`: those with a smaller sequence, the newest first'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            id: z.string().describe('the same at every try: `webhook-id`'),
            sequence: z.number().int(),
            type: z.string(),
            at: instant,
            data: z.record(z.string(), z.unknown()),
            state: z.enum(['waiting', 'sent', 'failed']),
            tries: z.number().int(),
            triedAt: instant.nullable(),
            nextTry: instant.nullable(),
            status,
            problem,
          }),
        ),
        more: z.boolean(),
      }),
    },
    tag,
  },
  'POST /api/organisations/{id}/webhooks/{webhook}/replays': {
    summary: 'Send all messages from a sequence on once more, each under the id that it had',
    policy: administer,
    params: webhook,
    body: z.object({ from: sequence }),
    limit: { times: 30, seconds: 600, per: 'person' },
    answers: { 201: z.object({ count: z.number().int() }) },
    tag,
  },
  'POST /api/organisations/{id}/webhooks/{webhook}/tests': {
    summary:
      'Send a message of the kind `test` now, with the sequence 0; it is tried once and kept nowhere',
    policy: administer,
    params: webhook,
    limit: { times: 30, seconds: 600, per: 'person' },
    answers: { 200: z.object({ delivered: z.boolean(), status, problem }) },
    tag,
  },
});
