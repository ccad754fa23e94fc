import { z } from 'zod';
import {
  bounded,
  contract,
  email,
  id,
  instant,
  line,
  nothing,
  shown,
  signsIn,
  signsOut,
  zone,
} from '../../base/api/contract.ts';
import { languages } from '../../words/languages.ts';

const token = bounded(200).min(1).describe('the part after # of a link in a mail; works once');
/**
 * Length is judged by `rules.ts` so that its sentence is a helpful one; this only bounds the work.
 */
const password = bounded(1000).min(1);
const language = z.enum(languages);
const because = (reason: string) => ({ who: 'anyone', because: reason }) as const;
const own = { who: 'signed-in', gate: 'own' } as const;
const tag = 'Accounts';

export const SignIn = z.object({
  id: id<'sign-in'>(),
  browser: z.string().nullable().describe('for example Firefox'),
  system: z.string().nullable().describe('for example Windows'),
  place: z.string().nullable().describe('network address, shortened'),
  since: instant,
  usedAt: instant.describe('last use, to about ten minutes'),
  current: z.boolean().describe('the one that asks'),
});
export type SignIn = z.infer<typeof SignIn>;

export const accountContract = contract({
  'POST /api/sign-ups': {
    summary:
      'Make an account. The answer is the same whether or not the address is known; what to do next comes by mail.',
    policy: because(
      'people without an account make one here; who may is the setting SIGN_UP, or an invitation',
    ),
    body: z.object({
      name: line(60),
      email,
      password,
      language: language
        .optional()
        .describe('of mails to them; default: the one asked for by the browser'),
      zone: zone.optional(),
      invitation: token
        .optional()
        .describe('from the link of an invitation; makes an account whatever SIGN_UP says'),
    }),
    answers: {
      202: z.object({
        email: shown,
        signedIn: z.boolean().describe('an invitation proved the address: no mail to wait for'),
        mailsAreKept: z
          .boolean()
          .describe('no mail server is set up here: an admin finds the mail at Control > Mail'),
      }),
    },
    ...signsIn,
    limit: { times: 100, seconds: 3600, per: 'failure' },
    tag,
  },
  'POST /api/verification-mails': {
    summary: 'Send the mail again that confirms an address. Answers the same for every address.',
    policy: because('the account cannot sign in before it is confirmed'),
    body: z.object({ email }),
    answers: { 202: z.object({ email: shown }) },
    limit: [
      { times: 30, seconds: 3600, per: 'secret', of: 'email' },
      { times: 60, seconds: 600, per: 'failure' },
    ],
    tag,
  },
  'POST /api/verifications': {
    summary: 'Confirm an address with the token from the mail. Signs in.',
    policy: because('the token from the mail proves who it is'),
    body: z.object({
      token,
      password: password
        .optional()
        .describe(
          'needed unless the browser has the cookie of the sign-up: then whoever got the mail chooses it',
        ),
    }),
    answers: { 201: z.object({ person: z.object({ id: id<'person'>(), name: z.string() }) }) },
    ...signsIn,
    limit: { times: 60, seconds: 600, per: 'failure' },
    tag,
  },
  'POST /api/sign-ins': {
    summary: 'Sign in. The sign-in is a cookie that scripts cannot read.',
    policy: because('this is how one signs in'),
    body: z.object({ email, password }),
    answers: { 201: z.object({ person: z.object({ id: id<'person'>(), name: z.string() }) }) },
    ...signsIn,
    refuses: [429],
    tag,
  },
  'GET /api/sign-ins': {
    summary: 'Where I am signed in, the latest used first.',
    policy: own,
    answers: { 200: z.object({ items: z.array(SignIn) }) },
    tag,
  },
  'DELETE /api/sign-ins/current': {
    summary: 'Sign out here.',
    policy: own,
    answers: { 204: nothing },
    ...signsOut,
    tag,
  },
  'DELETE /api/sign-ins/{id}': {
    summary: 'End one of my sign-ins. Its open pages are closed at once.',
    policy: own,
    params: z.object({ id: id<'sign-in'>() }),
    answers: { 204: nothing },
    ...signsOut,
    tag,
  },
  'DELETE /api/sign-ins': {
    summary: 'Sign out everywhere, or everywhere else.',
    policy: own,
    query: z.object({ keep: z.enum(['current', 'none']).default('none') }),
    answers: { 200: z.object({ ended: z.number().int() }) },
    ...signsOut,
    tag,
  },
  'POST /api/password-resets': {
    summary: 'Ask for a link to choose a new password. Answers the same for every address.',
    policy: because('whoever forgot their password cannot sign in'),
    body: z.object({ email }),
    answers: { 202: z.object({ email: shown, mailsAreKept: z.boolean() }) },
    limit: [
      { times: 30, seconds: 3600, per: 'secret', of: 'email' },
      { times: 60, seconds: 600, per: 'failure' },
    ],
    tag,
  },
  'PUT /api/password-resets': {
    summary:
      'Choose a new password with the token from the mail. Ends every sign-in of the account.',
    policy: because('the token from the mail proves who it is'),
    body: z.object({ token, password }),
    answers: { 200: z.object({ email: shown }) },
    limit: { times: 60, seconds: 600, per: 'failure' },
    tag,
  },
  'PUT /api/me/password': {
    summary: 'Change my password. Ends my sign-ins elsewhere.',
    policy: own,
    body: z.object({ current: password, password }),
    answers: {
      200: z.object({ ended: z.number().int().describe('sign-ins elsewhere that are over now') }),
    },
    limit: { times: 10, seconds: 600, per: 'person' },
    tag,
  },
  'POST /api/me/address-changes': {
    summary: 'Ask to use another e-mail address. It counts once confirmed by the link sent there.',
    policy: own,
    body: z.object({ email, password }),
    answers: { 202: z.object({ email: shown, mailsAreKept: z.boolean() }) },
    limit: { times: 10, seconds: 600, per: 'person' },
    tag,
  },
  'POST /api/address-confirmations': {
    summary: 'Confirm a new address with the token from the mail. The old address is told.',
    policy: because(
      'the token from the mail proves who it is; the mail may be read on another device',
    ),
    body: z.object({ token }),
    answers: { 200: z.object({ email: shown }) },
    limit: { times: 60, seconds: 600, per: 'failure' },
    tag,
  },
});
