import { z } from 'zod';
import { Told } from '../../../access/contract.ts';
import {
  bounded,
  contract,
  id,
  line,
  nothing,
  shown,
  signsOut,
  zone,
} from '../../../base/api/contract.ts';
import { withAddressesShown } from '../../../base/text/shown-address.ts';
import { languages } from '../../../words/languages.ts';

const own = { who: 'person', gate: 'own' } as const;
const tag = 'Me';
const language = z.enum(languages);

export const Me = z.object({
  person: z
    .object({
      id: id<'person'>(),
      name: z.string(),
      email: shown,
      language,
      zone: z.string(),
      picture: z.string().nullable().describe('address of the picture'),
    })
    .nullable()
    .describe('null: not signed in'),
  organisations: z.array(
    z.object({ id: id<'organisation'>(), name: z.string(), role: z.enum(['admin', 'member']) }),
  ),
  setUp: z.boolean().describe('false: this installation has no organisation yet'),
  signUp: z
    .object({ open: z.enum(['open', 'invited', 'domains']), domains: z.array(z.string()) })
    .describe('who may make an account'),
  mailsAreKept: z.boolean().describe('no mail server is set up: mails wait at Control > Mail'),
});
export type Me = z.infer<typeof Me>;

export const meContract = contract({
  'GET /api/me': {
    summary: 'Who I am and where I belong; also the first thing a page asks.',
    policy: { who: 'anyone', because: 'tells only about the caller; signed out it says so' },
    answers: { 200: Me },
    tag,
  },
  'PATCH /api/me': {
    summary: 'Change my name, language or time zone.',
    policy: own,
    body: z.object({
      name: line(60).optional(),
      language: language.optional(),
      zone: zone.optional(),
    }),
    answers: { 200: z.object({ name: z.string(), language, zone: z.string() }) },
    limit: { times: 60, seconds: 600, per: 'person' },
    tag,
  },
  'PUT /api/me/picture': {
    summary: 'Set my picture: WebP, JPEG or PNG of at most 48 kB.',
    policy: own,
    body: z.object({ bytes: z.base64().max(65_536).describe('the file, base64') }),
    answers: { 200: z.object({ picture: z.string() }) },
    limit: { times: 30, seconds: 600, per: 'person' },
    tag,
  },
  'DELETE /api/me/picture': {
    summary: 'Remove my picture.',
    policy: own,
    answers: { 204: nothing },
    tag,
  },
  'GET /api/persons/{id}/picture': {
    summary:
      'The picture of a person: mine, a contact’s, or of someone of my organisation or group.',
    policy: { who: 'person', gate: 'see-picture' },
    params: z.object({ id: id<'person'>() }),
    query: z.object({
      v: bounded(40).optional().describe('changes with the picture, so that browsers may keep it'),
    }),
    answers: { 200: z.custom<Buffer>().describe('the image') },
    produces: 'image/*',
    tag,
  },
  'GET /api/me/export': {
    summary: 'Everything that is kept about me, as one JSON file.',
    policy: own,
    answers: { 200: z.record(z.string(), z.unknown()).overwrite(withAddressesShown) },
    headers: { 'Content-Disposition': 'a file name with the date' },
    limit: { times: 10, seconds: 3600, per: 'person' },
    tag,
  },
  'GET /api/me/deletion': {
    summary: 'Whether I can delete my account now, and what is in the way.',
    policy: own,
    answers: { 200: z.object({ gates: z.object({ delete: Told }) }) },
    tag,
  },
  'DELETE /api/me': {
    summary: 'Delete my account. What I did stays in the history of others, without my name.',
    policy: { who: 'signed-in', gate: 'delete-account' },
    body: z.object({ password: bounded(1000).min(1) }),
    answers: { 204: nothing },
    ...signsOut,
    limit: { times: 10, seconds: 600, per: 'person' },
    tag,
  },
});
