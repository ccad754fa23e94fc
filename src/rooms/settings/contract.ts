import { z } from 'zod';
import { contract, id, instant, prose } from '../../base/api/contract.ts';
import { Door, hosted, session } from '../door/contract.ts';

export const settingsContract = contract({
  'PATCH /api/sessions/{id}/room': {
    summary:
      'Turn the door, or change who may come to it and who answers. Nobody inside is thrown out',
    ...hosted,
    params: session,
    body: z.strictObject({
      door: Door.optional(),
      guests: z.boolean().optional(),
      answeredBy: z.enum(['hosts', 'members']).optional(),
      says: prose(500).optional(),
      bringIn: z.boolean().optional(),
      opens: instant.nullable().optional().describe('not before; only of rooms without dates'),
      closes: instant.nullable().optional().describe('not after; only of rooms without dates'),
    }),
    answers: {
      200: z.object({ voided: z.number().int().describe('requests that need no answer any more') }),
    },
  },
  'GET /api/sessions/{id}/room-settings': {
    summary: 'How the room is set, with its participant link; for hosts',
    ...hosted,
    params: session,
    answers: {
      200: z.object({
        door: Door,
        guests: z.boolean(),
        answeredBy: z.enum(['hosts', 'members']),
        says: z.string(),
        bringIn: z.boolean(),
        opens: instant.nullable(),
        closes: instant.nullable(),
        link: z.string().describe('whoever has it may come to the door, where guests are allowed'),
        kind: z.enum(['group', 'ad-hoc', 'standing']),
        owner: z.object({ id: id<'person'>(), name: z.string() }).nullable(),
        hosts: z.array(z.object({ id: id<'person'>(), name: z.string() })),
      }),
    },
  },
});
