import { z } from 'zod';
import { bounded, contract, id, instant, line, nothing } from '../../base/api/contract.ts';
import { MOST } from './rules.ts';

const own = { who: 'signed-in', gate: 'own' } as const;
const tag = 'Notices';
const params = z.object({ id: id<'browser'>() });
/** Bytes as base64url, exactly so many. */
const bytes = (count: number) =>
  z
    .string()
    .max(200)
    .transform((text) => text.replace(/=+$/u, ''))
    .refine(
      (text) => /^[A-Za-z0-9_-]+$/u.test(text) && Math.floor((text.length * 6) / 8) === count,
      { message: 'wrong-value' },
    );

export const browsersContract = contract({
  'GET /api/me/browsers': {
    summary: 'The browsers that get notices of mine, and the key to enable one with',
    policy: own,
    answers: {
      200: z.object({
        key: z
          .string()
          .describe('public VAPID key, base64url: applicationServerKey of PushManager.subscribe'),
        most: z.int().describe(`at most so many browsers, ${MOST}`),
        items: z.array(
          z.object({
            id: id<'browser'>(),
            name: z.string(),
            endpointHash: z
              .string()
              .describe(
                'SHA-256 of the endpoint, base64url: a page finds the browser it is in by it',
              ),
            keyHash: z
              .string()
              .nullable()
              .describe(
                'the same of the key the browser has told, which stays when its endpoint changes',
              ),
            gone: z
              .boolean()
              .describe(
                'its push service takes nothing for it any more; it is renewed when a page is opened there',
              ),
            signedIn: z.boolean(),
            signedOutToo: z
              .boolean()
              .describe(
                'notices come also while nobody is signed in there, without names and buttons',
              ),
            namesSignedOut: z.boolean().describe('with names, also then'),
            since: instant,
            lastDelivery: instant.nullable().describe('when its push service last took a notice'),
            problem: z
              .string()
              .nullable()
              .describe(
                'why the last notice did not get there: a sentence in the language of the caller',
              ),
          }),
        ),
        removed: z
          .array(z.string())
          .describe(
            'endpointHash and keyHash of browsers that were removed: such a one does not enable itself again',
          ),
      }),
    },
    tag,
  },
  'POST /api/me/browsers': {
    summary:
      'Send notices of mine to this browser; called again it renews what is known of it. Whose it was before gets none there any more.',
    policy: own,
    body: z.object({
      endpoint: bounded(2000).describe(
        'address of the push subscription; only of known push services',
      ),
      keys: z.object({ p256dh: bytes(65), auth: bytes(16) }),
      name: line(80).describe('for example Firefox on Windows'),
      browser: z
        .string()
        .regex(/^[\w-]{22,86}$/u)
        .optional()
        .describe(
          'random key of 128 bits or more that the browser keeps; under the same one a new endpoint takes the place of the old one',
        ),
    }),
    answers: { 201: z.object({ id: id<'browser'>() }) },
    limit: { times: 120, seconds: 3600, per: 'person' },
    tag,
  },
  'PATCH /api/me/browsers/{id}': {
    summary: 'Choose what this browser gets while I am signed out there',
    policy: own,
    params,
    body: z.object({
      signedOutToo: z.boolean().optional(),
      namesSignedOut: z.boolean().optional(),
    }),
    answers: { 204: nothing },
    tag,
  },
  'DELETE /api/me/browsers/{id}': {
    summary: 'Send no more notices to this browser',
    policy: own,
    params,
    answers: { 204: nothing },
    tag,
  },
  'POST /api/me/browsers/{id}/tests': {
    summary: 'Send one notice to this browser now, and say whether its push service took it',
    policy: own,
    params,
    answers: {
      200: z.object({
        delivered: z.boolean(),
        problem: z.string().nullable().describe('a sentence in the language of the caller'),
      }),
    },
    limit: { times: 20, seconds: 600, per: 'person' },
    tag,
  },
});
