import { z } from 'zod';
import { ToldVerdict } from '../../../access/contract.ts';
import { contract, id, instant, page, paging, sought } from '../../../base/api/contract.ts';
import { Tag } from '../../equipment/contract.ts';

const assembly = {
  id: id<'assembly'>(),
  name: z.string(),
  place: z.string(),
  tags: z.array(z.string()),
  stands: z
    .enum(['available', 'in-use', 'preparing', 'cleaning', 'out-of-service', 'on-stock'])
    .describe('how it stands now'),
  books: z.boolean().describe('one may book it, as far as its groups decide'),
};
const tag = 'Assemblies';

export const seenContract = contract({
  'GET /api/assemblies': {
    summary: 'The assemblies that I see, by name',
    policy: { who: 'person', gate: 'own' },
    query: z.object({
      q: sought.optional().describe('part of the name or the place'),
      tag: Tag.optional(),
      ...paging,
    }),
    answers: { 200: page(z.object(assembly)) },
    tag,
  },
  'GET /api/assemblies/{id}': {
    summary: 'An assembly that I see, and how it stands now',
    policy: { who: 'person', gate: 'see-assembly' },
    params: z.object({ id: id<'assembly'>() }),
    answers: {
      200: z.object({
        ...assembly,
        organisation: z.object({ id: id<'organisation'>(), name: z.string() }),
        description: z.string(),
        reason: z.string().describe('why it is out of service'),
        links: z.array(z.object({ title: z.string(), address: z.string() })),
        booking: id<'booking'>().nullable().describe('the one that runs'),
        holder: z.string().nullable().describe('name; null: of nobody, or one is not told'),
        until: instant.nullable().describe('when the one that runs ends'),
        free: instant
          .nullable()
          .describe('from when on the shortest booking fits; null: not within its horizon'),
        connection: z.string().nullable().describe('for the current holder only'),
        shortest: z.number().int().describe('seconds'),
        longest: z.number().int().describe('seconds'),
        gates: z.object({ book: ToldVerdict }),
      }),
    },
    tag,
  },
});
