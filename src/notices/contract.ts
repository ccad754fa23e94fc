import { z } from 'zod';
import { bounded, contract, id, instant, nothing, page, paging } from '../base/api/contract.ts';

/** So many unread ones are counted: of more only that they are more than 99 is told. */
export const MOST_UNREAD = 100;
const own = { who: 'person', gate: 'own' } as const;
const tag = 'Notices';
const path = z.string().nullable().describe('path in the app');

export const Notice = z
  .object({
    id: id<'notice'>(),
    kind: z.string(),
    subject: z.uuid().nullable().describe('id of what it is about'),
    at: instant.describe('when it last happened'),
    count: z.int().describe('how often it happened while it was open, at least 1'),
    read: z.boolean(),
    open: z.boolean().describe('still waits for an answer'),
    title: z.string().describe('in the language of the caller'),
    body: z.string(),
    href: path,
    topic: z
      .string()
      .nullable()
      .describe('live topic whose rows the bell shows beneath it, for example queue:<session>'),
    buttons: z
      .array(
        z.object({
          label: z.string().describe('in the language of the caller'),
          done: z.string().describe('what to say when it has worked'),
          method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']),
          path: z.string().describe('of this API'),
          body: z.record(z.string(), z.unknown()).nullable(),
        }),
      )
      .describe('how it can be answered: each one is a call of this API'),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof Notice>;

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/u)
  .describe('wall clock in the zone of the person, for example 22:00');
const channels = { bell: z.boolean(), browser: z.boolean(), mail: z.boolean() };
const quiet = z
  .object({ from: time, until: time })
  .refine(({ from, until }) => from !== until, { path: ['until'], message: 'wrong-value' })
  .nullable()
  .describe('no pushes and no mails in these hours; over midnight when `from` is after `until`');

export const noticesContract = contract({
  'GET /api/notices': {
    summary: 'What I was told, newest first',
    policy: own,
    query: z.object({
      only: z.enum(['open', 'all']).default('all').describe('open: what still waits for an answer'),
      ...paging,
    }),
    answers: { 200: page(Notice) },
    tag,
  },
  'GET /api/notices/unread': {
    summary: 'How many of them I have not read',
    policy: own,
    answers: { 200: z.object({ count: z.int().describe('100: so many or more') }) },
    tag,
  },
  'POST /api/notice-readings': {
    summary: 'Mark notices of mine as read, on all devices',
    policy: own,
    body: z
      .object({
        ids: z.array(id<'notice'>()).min(1).max(200).optional(),
        all: z.boolean().optional(),
      })
      .refine(({ ids, all }) => (ids !== undefined) !== (all === true), {
        path: ['ids'],
        message: 'wrong-value',
      })
      .describe('either `ids` or `all`'),
    answers: { 204: nothing },
    tag,
  },
  'GET /api/me/notice-settings': {
    summary: 'How I am told of what',
    policy: own,
    answers: {
      200: z.object({
        kinds: z.array(
          z.object({
            kind: z.string(),
            title: z.string(),
            ...channels,
            mailHint: z.string().optional().describe('when a mail is sent'),
          }),
        ),
        quiet,
      }),
    },
    tag,
  },
  'PUT /api/me/notice-settings': {
    summary: 'Change how I am told; kinds that are left out stay as they are',
    policy: own,
    body: z.object({
      kinds: z
        .array(z.object({ kind: bounded(60).describe('of those that GET lists'), ...channels }))
        .max(50),
      quiet,
    }),
    answers: { 204: nothing },
    tag,
  },
});
