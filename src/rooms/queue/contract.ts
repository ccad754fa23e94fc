import { z } from 'zod';
import { contract, id, instant, page, paging } from '../../base/api/contract.ts';
import { session } from '../door/contract.ts';

/** A request as hosts see it. */
export const Knock = z.object({
  id: id<'knock'>(),
  name: z.string(),
  person: id<'person'>().nullable().describe('null: a guest'),
  picture: z.string().nullable(),
  verified: z
    .boolean()
    .describe('an account with a confirmed address; false: a guest, who typed the name'),
  resembles: z
    .string()
    .nullable()
    .describe('a host or somebody inside whose name looks the same, or stands in it'),
  twin: z.string().nullable().describe('the name of somebody else who waits, which looks the same'),
  message: z.string(),
  state: z.enum(['pending', 'allowed', 'denied', 'withdrawn', 'expired', 'void']),
  asked: instant,
  until: instant,
  here: z.boolean().describe('their page is open now'),
  left: instant.nullable().describe('when it was closed'),
  asks: z.number().int(),
  denials: z.number().int().describe('how often they were denied before'),
  hold: z.string().nullable(),
  sentBack: z.boolean(),
  near: z
    .object({
      name: z.string(),
      denials: z.number().int().describe('how often they were denied'),
      removed: instant
        .nullable()
        .describe(
          'when they were removed or blocked; then guests of their network ask at an open door, too',
        ),
    })
    .nullable()
    .describe(
      'of a guest: somebody else who came from the same network and was denied or removed since the meeting began',
    ),
  group: z
    .object({ id: id<'group'>(), name: z.string() })
    .nullable()
    .describe(
      'where *let in and add to the group* would put them; null: not possible for the one who asks',
    ),
  blockable: z
    .boolean()
    .describe('the one who asks may block them: a host, not everybody inside who may answer'),
});
export type Knock = z.infer<typeof Knock>;

/** So many requests are told at once, to so many hosts; a rush, or a crowd, looks for itself. */
export const few = { knocks: 3, persons: 12 };
/**
 * On the live line, before the hint: the requests themselves, to those who may answer them, so that
 * they are on the page before it has looked.
 */
export const Asking = z.object({
  t: z.literal('knocks'),
  session: id<'session'>(),
  title: z.string().nullable().describe('null: they answer, but are no host of the room'),
  waiting: z.number().int().describe('how many wait before it now'),
  knocks: z.array(Knock).min(1).max(few.knocks),
});
export type Asking = z.infer<typeof Asking>;
/** The same of requests that have an answer. */
export const AnsweredNow = Asking.omit({ knocks: true }).extend({
  t: z.literal('answered'),
  knocks: z.array(id<'knock'>()).min(1).max(few.knocks),
});
export type AnsweredNow = z.infer<typeof AnsweredNow>;

const answered = { policy: { who: 'person', gate: 'answer-knock' }, tag: 'Door' } as const;

export const queueContract = contract({
  'GET /api/sessions/{id}/knocks': {
    summary:
      'The open requests, oldest first. Only for those who may answer them; to others it does not exist',
    ...answered,
    params: session,
    query: z.object(paging),
    answers: { 200: page(Knock) },
  },
  'GET /api/waiting-rooms': {
    summary: 'Rooms one hosts in which somebody waits now',
    policy: { who: 'person', gate: 'own' },
    answers: {
      200: z.object({
        items: z.array(
          z.object({ session: id<'session'>(), title: z.string(), waiting: z.number().int() }),
        ),
      }),
    },
    tag: 'Door',
  },
});
