import { z } from 'zod';
import { ToldVerdict } from '../../../access/contract.ts';
import {
  bounded,
  contract,
  id,
  instant,
  line,
  nothing,
  page,
  paging,
  shown,
  signsIn,
  zone,
} from '../../../base/api/contract.ts';
import { languages } from '../../../words/languages.ts';
import { LINES } from './rules.ts';

const role = z.enum(['admin', 'member']);
const organisation = z.object({ id: id<'organisation'>() });
const invitation = z.object({ id: id<'organisation'>(), invitation: id<'invitation'>() });
const group = z.object({ id: z.string(), name: z.string() }).nullable();
const administer = { who: 'person', gate: 'administer-organisation' } as const;
const token = bounded(200).min(1).describe('the part after # of the link');
const tries = { times: 60, seconds: 600, per: 'failure' } as const;
const Joined = z.object({
  organisation: z.object({ id: z.string(), name: z.string() }),
  group: z
    .object({
      name: z.string(),
      joined: z.boolean().describe('no: it is gone, or nobody may be added to it now'),
    })
    .nullable(),
});

export const invitationsContract = contract({
  'GET /api/organisations/{id}/invitations': {
    summary: 'Invitations nobody has accepted yet, the newest first',
    policy: administer,
    params: organisation,
    query: z.object(paging),
    answers: {
      200: page(
        z.object({
          id: z.string(),
          email: shown,
          name: z.string().nullable(),
          group,
          role,
          by: z.string(),
          sentAt: instant,
          expiresAt: instant,
          expired: z.boolean(),
        }),
      ),
    },
  },
  'POST /api/organisations/{id}/invitations': {
    summary: 'Invite people by mail; what became of each line is in the answer',
    policy: { ...administer, token: 'admin' },
    params: organisation,
    body: z.object({
      lines: z
        .array(bounded(500))
        .min(1)
        .max(LINES)
        .describe('addresses, also as `Name <address>` or a row of a table'),
      role,
      group: id<'group'>()
        .optional()
        .describe('whoever accepts is added to it, if that may be then'),
    }),
    limit: { times: 120, seconds: 3600, per: 'person' },
    answers: {
      200: z.object({
        lines: z.array(
          z.object({
            line: z.string(),
            email: shown.nullable(),
            invitation: z.string().nullable().describe('what was sent'),
            result: z.enum([
              'invited',
              'sent-again',
              'just-sent',
              'member',
              'repeated',
              'not-an-address',
              'too-many',
            ]),
          }),
        ),
      }),
    },
  },
  'POST /api/organisations/{id}/invitations/{invitation}/mails': {
    summary: 'Send an invitation again with a new link; the old link stops working',
    policy: { ...administer, token: 'admin' },
    params: invitation,
    limit: { times: 120, seconds: 3600, per: 'person' },
    answers: { 204: nothing },
  },
  'POST /api/organisations/{id}/invitations/{invitation}/links': {
    summary:
      'A link to hand over; it replaces one that was copied before, and the mailed one goes on working',
    policy: { ...administer, token: 'admin' },
    params: invitation,
    limit: { times: 120, seconds: 3600, per: 'person' },
    answers: {
      201: z.object({
        link: z.string(),
        proves: z.boolean().describe('no: who has no account confirms the address by mail first'),
      }),
    },
  },
  'DELETE /api/organisations/{id}/invitations/{invitation}': {
    summary: 'Take an invitation back',
    policy: { ...administer, token: 'admin' },
    params: invitation,
    answers: { 204: nothing },
  },
  'POST /api/invitations/readings': {
    summary: 'What an invitation is about, for whoever holds its link',
    policy: {
      who: 'anyone',
      because: 'the link in the mail is the proof, and the invited may have no account yet',
    },
    body: z.object({ token }),
    limit: tries,
    answers: {
      200: z.object({
        organisation: z.string(),
        by: z.string(),
        email: shown,
        name: z.string().nullable().describe('as whoever invites has typed it'),
        group: z.string().nullable(),
        role,
        state: z.enum(['open', 'expired', 'revoked', 'accepted']),
        proves: z
          .boolean()
          .describe(
            'the link reached the address itself; otherwise a new account confirms it by mail',
          ),
        account: z
          .boolean()
          .nullable()
          .describe(
            'an account with this address exists: sign in to accept; null: not told to a link that was copied',
          ),
        gates: z.object({ accept: ToldVerdict.nullable().describe('null while signed out') }),
      }),
    },
  },
  'POST /api/invitations/acceptances': {
    summary: 'Accept an invitation that was sent to one’s own address',
    policy: { who: 'signed-in', gate: 'accept-invitation' },
    body: z.object({ token }),
    limit: tries,
    answers: { 201: Joined },
  },
  'POST /api/invitations/sign-ups': {
    summary:
      'Make an account for the invited address; a link that proves the address joins and signs in at once',
    policy: {
      who: 'anyone',
      because:
        'the link in the mail is the proof; whoever has an account already is sent to sign in, by mail if the link was copied',
    },
    body: z.object({
      token,
      name: line(60),
      password: bounded(1000).min(1),
      language: z.enum(languages).optional(),
      zone: zone.optional(),
    }),
    limit: tries,
    answers: {
      201: Joined.nullable().describe('null: a mail to confirm the address is on its way'),
    },
    ...signsIn,
  },
});
