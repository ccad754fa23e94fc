import { z } from 'zod';
import { bounded, contract, id, line } from '../../base/api/contract.ts';
import { hosted, session } from '../door/contract.ts';
import { longestName } from './rules.ts';

const secret = bounded(60).min(20).describe('what stands behind the # of the link');
/** Guesses are counted, not visits: a whole lecture hall comes from one address. */
const guesses = { times: 30, seconds: 60, per: 'failure' } as const;

export const linkContract = contract({
  'POST /api/links': {
    summary:
      'Open a participant link: where it leads. Whoever is signed in holds it from then on; nothing else happens',
    policy: { who: 'anyone', because: 'guests come without an account' },
    body: z.strictObject({ secret }),
    limit: [guesses, { times: 3000, seconds: 60, per: 'secret', of: 'secret' }],
    answers: {
      200: z.object({
        session: id<'session'>(),
        title: z.string(),
        says: z.string(),
        known: z.boolean().describe('false: say who you are first (POST /api/guests)'),
        name: z.string().describe('the name this browser used here before, or empty'),
      }),
    },
    tag: 'Door',
  },
  'POST /api/guests': {
    summary: 'Come to a door as a guest: a typed name, bound to this browser',
    policy: { who: 'anyone', because: 'guests come without an account' },
    body: z.strictObject({ secret, name: line(longestName) }),
    limit: [guesses, { times: 3000, seconds: 600, per: 'secret', of: 'secret' }],
    answers: { 201: z.object({ session: id<'session'>() }) },
    headers: { 'Set-Cookie': 'tells this browser again' },
    tag: 'Door',
  },
  'POST /api/sessions/{id}/links': {
    summary:
      'Renew the participant link: the old one leads nowhere from now on. People inside stay',
    ...hosted,
    params: session,
    body: z.strictObject({
      turnAway: z
        .boolean()
        .default(false)
        .describe('also withdraw the requests that came through the old link'),
    }),
    answers: { 201: z.object({ link: z.string() }) },
  },
});
