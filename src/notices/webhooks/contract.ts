import { z } from 'zod';
import { bounded, contract, id, instant, line, nothing } from '../../base/api/contract.ts';
import { ADDRESS, NAME } from './rules.ts';

const organisation = z.object({ id: id<'organisation'>() });
const webhook = z.object({ id: id<'organisation'>(), webhook: id<'webhook'>() });
const administer = { who: 'person', gate: 'administer-organisation' } as const;
const tag = 'Webhooks';

const address = bounded(ADDRESS)
  .min(1)
  .describe('an https address that everybody can reach, or one that the operator has listed');
const kinds = z
  .array(bounded(80).min(1))
  .min(1)
  .max(200)
  .transform((some) => [...new Set(some)])
  .describe('kinds of entries, of those that the list offers');
const secret = z
  .string()
  .describe('signs its messages; shown this once: `whsec_` and the key in base64');
const Webhook = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  kinds: z.array(z.string()),
  on: z.boolean(),
  offBecause: z
    .enum(['by-hand', 'gone'])
    .nullable()
    .describe('`gone`: its receiver answered 410 and wants nothing any more'),
  sequence: z.number().int().describe('of its last message; 0: there was none'),
  failingSince: instant.nullable(),
  lastSent: instant.nullable(),
  formerUntil: instant.nullable().describe('until then the secret before signs, too'),
  since: instant,
});

export const webhooksContract = contract({
  'GET /api/organisations/{id}/webhooks': {
    summary: 'Who outside is told what happens in the organisation, and how that goes',
    policy: administer,
    params: organisation,
    answers: {
      200: z.object({
        items: z.array(Webhook),
        kinds: z.array(z.string()).describe('all kinds of entries that can be told'),
        most: z.number().int(),
      }),
    },
    tag,
  },
  'POST /api/organisations/{id}/webhooks': {
    summary: 'Tell a receiver of all entries of these kinds from now on',
    policy: administer,
    params: organisation,
    body: z.object({ name: line(NAME), address, kinds }),
    limit: { times: 60, seconds: 600, per: 'person' },
    answers: { 201: z.object({ id: z.string(), secret }) },
    tag,
  },
  'PATCH /api/organisations/{id}/webhooks/{webhook}': {
    summary:
      'Change a webhook, or switch it off and on. While it is off its messages wait; they are sent when it is on again.',
    policy: administer,
    params: webhook,
    body: z.object({
      name: line(NAME).optional(),
      address: address.optional(),
      kinds: kinds.optional(),
      on: z.boolean().optional(),
    }),
    limit: { times: 120, seconds: 600, per: 'person' },
    answers: { 204: nothing },
    tag,
  },
  'DELETE /api/organisations/{id}/webhooks/{webhook}': {
    summary: 'Remove a webhook with its messages',
    policy: administer,
    params: webhook,
    answers: { 204: nothing },
    tag,
  },
  'POST /api/organisations/{id}/webhooks/{webhook}/secrets': {
    summary: 'Renew the secret; the one before signs too for a day',
    policy: administer,
    params: webhook,
    limit: { times: 20, seconds: 600, per: 'person' },
    answers: { 201: z.object({ secret, formerUntil: instant }) },
    tag,
  },
});
