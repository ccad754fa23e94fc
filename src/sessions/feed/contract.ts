import { z } from 'zod';
import { contract, instant, nothing } from '../../base/api/contract.ts';

export const feedContract = contract({
  'GET /api/me/feed': {
    summary: 'Whether I have a calendar link, and when a calendar last read it',
    policy: { who: 'signed-in', gate: 'own' },
    answers: { 200: z.object({ since: instant.nullable(), read: instant.nullable() }) },
    tag: 'Agenda',
  },
  'POST /api/me/feed': {
    summary: 'Make my calendar link, shown this once; an earlier one stops working',
    policy: { who: 'signed-in', gate: 'own' },
    answers: { 201: z.object({ link: z.string() }) },
    limit: { times: 20, seconds: 3600, per: 'person' },
    tag: 'Agenda',
  },
  'DELETE /api/me/feed': {
    summary: 'Revoke my calendar link',
    policy: { who: 'signed-in', gate: 'own' },
    answers: { 204: nothing },
    tag: 'Agenda',
  },
  'GET /api/feeds/{token}': {
    summary:
      'A personal calendar (text/calendar): the events its owner may see now, 30 days back and a year ahead',
    policy: {
      who: 'anyone',
      because:
        'calendar programs cannot sign in; the secret address is the key, and its owner can revoke it',
    },
    params: z.object({ token: z.string().regex(/^[\w-]{32}(\.ics)?$/u) }),
    answers: { 200: z.string() },
    produces: 'text/calendar',
    headers: { 'Content-Disposition': 'a file name' },
    limit: [
      { times: 120, seconds: 600, per: 'secret', of: 'token' },
      { times: 60, seconds: 600, per: 'failure' },
    ],
    tag: 'Agenda',
  },
});
