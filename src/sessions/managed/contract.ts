import { z } from 'zod';
import { contract, id, instant, page, paging, sought } from '../../base/api/contract.ts';
import { named } from '../plan/contract.ts';

export const managedContract = contract({
  'GET /api/managed-sessions': {
    summary: 'Sessions one manages, by their next date; those without one after them, newest first',
    policy: { who: 'person', gate: 'own' },
    query: z.object({
      organisation: id<'organisation'>()
        .optional()
        .describe('what one manages there, and in organisations that one is not of'),
      q: sought.optional(),
      ...paging,
    }),
    answers: {
      200: page(
        z.object({
          id: id<'session'>(),
          title: z.string(),
          group: named<'group'>().nullable(),
          organisation: named<'organisation'>(),
          hidden: z.boolean(),
          cancelled: z.boolean(),
          repeats: z.boolean(),
          next: instant.nullable(),
          last: instant.nullable(),
          version: z.number().int(),
        }),
      ),
    },
    tag: 'Sessions',
  },
  'GET /api/organisations/{id}/session-groups': {
    summary: 'The groups one may make sessions for, by name',
    policy: { who: 'person', gate: 'own' },
    params: z.object({ id: id<'organisation'>() }),
    answers: { 200: z.array(named<'group'>().extend({ people: z.number().int() })) },
    tag: 'Sessions',
  },
  'GET /api/organisations/{id}/first-steps': {
    summary: 'What a new organisation has done so far, for its admins',
    policy: { who: 'person', gate: 'administer-organisation' },
    params: z.object({ id: id<'organisation'>() }),
    answers: {
      200: z.object({
        invited: z.boolean().describe('there is somebody besides the caller, or an invitation'),
        grouped: z.boolean().describe('there is a group'),
        planned: z.boolean().describe('there is a session'),
        entered: z.boolean().describe('somebody has been in a room'),
      }),
    },
    tag: 'Sessions',
  },
});
