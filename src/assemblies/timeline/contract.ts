import { z } from 'zod';
import { bounded, contract, id, instant, page, sought } from '../../base/api/contract.ts';
import { tagsIn } from './rules.ts';

export const Stands = z
  .enum(['available', 'in-use', 'preparing', 'cleaning', 'out-of-service', 'on-stock'])
  .describe('how it stands now');
export const Standing = z.object({
  id: id<'booking'>(),
  from: instant,
  to: instant,
  blockedFrom: instant.describe('with the start-up before it'),
  blockedTo: instant.describe('with the cleanup after it'),
  kind: z.enum(['booking', 'maintenance', 'offer']),
  mine: z.boolean(),
  holder: z.string().nullable().describe('name; null: of nobody, or one is not told'),
  purpose: z.string().nullable().describe('for those who are told the holder'),
});

export const timelineContract = contract({
  'GET /api/timeline': {
    summary: 'What stands on the assemblies that I see between two instants, by their names',
    policy: { who: 'person', gate: 'own' },
    query: z.object({
      from: instant,
      to: instant.describe('at most 62 days later'),
      q: sought.optional().describe('part of the name or the place'),
      tags: bounded(400).transform(tagsIn).optional().describe('all of these, separated by commas'),
      group: id<'group'>().optional().describe('for this group, which one knows'),
      state: Stands.optional(),
      freeFrom: instant.optional().describe('free from then, with start-up and cleanup'),
      freeTo: instant.optional().describe('to then; both or none'),
      cursor: bounded(400).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(100),
    }),
    answers: {
      200: page(
        z.object({
          id: id<'assembly'>(),
          name: z.string(),
          place: z.string(),
          tags: z.array(z.string()),
          stands: Stands,
          inService: z.boolean().describe('else nobody books it'),
          books: z.boolean().describe('one may book it, as far as its groups decide'),
          startup: z.number().int().describe('seconds'),
          cleanup: z.number().int().describe('seconds'),
          shortest: z.number().int().describe('seconds'),
          longest: z.number().int().describe('seconds'),
          bookings: z
            .array(Standing)
            .describe('all of them in a week; in a longer span only those of the caller'),
          busy: z
            .array(z.object({ from: instant, to: instant, maintenance: z.boolean() }))
            .describe('in a longer span: what others block, with what lies close together as one'),
        }),
      ),
    },
    tag: 'Assemblies',
  },
  'GET /api/timeline/choices': {
    summary: 'What the assemblies that I see can be told apart by',
    policy: { who: 'person', gate: 'own' },
    answers: {
      200: z.object({
        tags: z
          .array(z.object({ tag: z.string(), assemblies: z.number().int() }))
          .describe('at most 60, the commonest first'),
        groups: z
          .array(z.object({ id: id<'group'>(), name: z.string() }))
          .describe('those one knows, at most 100, by name'),
      }),
    },
    tag: 'Assemblies',
  },
});
