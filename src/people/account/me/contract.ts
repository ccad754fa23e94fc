import { z } from 'zod';
import { bounded, contract, id, line, nothing, shown, zone } from '../../../base/api/contract.ts';
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
    atOnce: true,
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
});
