import { z } from 'zod';
import {
  contract,
  id,
  instant,
  nothing,
  page,
  paging,
  shown,
  sought,
} from '../../../base/api/contract.ts';
import { withAddressesShown } from '../../../base/text/shown-address.ts';

const organisation = z.object({ id: id<'organisation'>() });
const mail = z.object({ id: id<'organisation'>(), mail: id<'mail'>() });
const run = { who: 'person', gate: 'run-installation' } as const;
const day = z.iso.date();
const state = z.enum(['queued', 'sent', 'kept', 'failed', 'dropped']);
const Mail = z.object({
  id: z.string(),
  to: shown,
  subject: z.string(),
  state,
  problem: z
    .string()
    .nullable()
    .describe('why it has not left, or was dropped because it did not stand any more, in words'),
  attempts: z.number().int(),
  at: instant,
  sentAt: instant.nullable(),
  again: z.boolean().describe('its text is still there, so it can be sent once more'),
});

export const controlContract = contract({
  'GET /api/organisations/{id}/journal': {
    summary:
      'Who changed what, the newest first. Admins of the organisation that runs the installation also see what belongs to no organisation: sign-ins, accounts, refusals.',
    policy: { who: 'person', gate: 'administer-organisation' },
    params: organisation,
    query: z.object({
      ...paging,
      kind: z
        .string()
        .max(80)
        .regex(/^[a-z-]+(\.[a-z-]+)?$/u)
        .optional()
        .describe('one kind, or all of one subject: `group` or `group.made`'),
      person: id<'person'>().optional().describe('who did it or whom it is about'),
      from: day.optional().describe('first day, by the clock of the one who asks'),
      to: day.optional().describe('last day'),
    }),
    answers: {
      200: page(
        z.object({
          id: z.string(),
          at: instant,
          kind: z.string(),
          says: z.string().describe('the sentence for people'),
          person: z
            .object({ id: z.string(), name: z.string(), picture: z.string().nullable() })
            .nullable()
            .describe('null: the system, or somebody signed out'),
          through: z.enum(['web', 'api', 'cli', 'live', 'job', 'console']),
          token: z.string().nullable().describe('the name of the token it was done by'),
          subject: z.string().nullable(),
          data: z.record(z.string(), z.unknown()).overwrite(withAddressesShown),
        }),
      ),
    },
  },
  'GET /api/organisations/{id}/mails': {
    summary: 'Mails of this installation, the newest first, without their text',
    policy: run,
    params: organisation,
    query: z.object({
      ...paging,
      state: state.optional(),
      q: sought.optional().describe('part of the address or subject'),
    }),
    answers: {
      200: page(Mail).extend({
        kept: z.boolean().describe('no mail server is set: mails are kept here to be read'),
      }),
    },
  },
  'GET /api/organisations/{id}/mails/{mail}': {
    summary:
      'One kept mail with its text. Only while no mail server is set, and not for people of organisations one does not administer; reading it is noted in the journal.',
    policy: run,
    params: mail,
    answers: {
      200: Mail.extend({
        text: z
          .string()
          .nullable()
          .describe('null: it has left, a mail server is set, or it is not for you'),
        foreign: z
          .boolean()
          .describe(
            'it is for somebody of an organisation that you do not administer, so its text is not shown',
          ),
      }),
    },
  },
  'POST /api/organisations/{id}/mails/{mail}/deliveries': {
    summary: 'Try to deliver a failed or kept mail again',
    policy: run,
    params: mail,
    limit: { times: 200, seconds: 600, per: 'person' },
    answers: { 204: nothing },
  },
});
