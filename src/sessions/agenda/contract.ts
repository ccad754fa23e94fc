import { z } from 'zod';
import { ToldVerdict } from '../../access/contract.ts';
import { bounded, contract, id, instant, page, sought } from '../../base/api/contract.ts';

export const Dated = z.object({
  event: id<'event'>(),
  what: z.string().describe('the kind of thing, as its feature calls it'),
  title: z.string(),
  link: z.string().describe('its page: a path of ours'),
  enters: z
    .string()
    .nullable()
    .describe('where one comes in while it is open: a path of ours; null: nowhere'),
  session: z
    .object({
      id: id<'session'>(),
      title: z.string(),
      zone: z.string(),
      repeats: z.boolean(),
      hidden: z.boolean(),
    })
    .optional()
    .describe('where it is one that was planned for a group'),
  group: z.object({ id: id<'group'>(), name: z.string() }).optional(),
  organisation: z.object({ id: id<'organisation'>(), name: z.string() }),
  hosts: z.array(z.string()).describe('names'),
  starts: instant,
  ends: instant,
  openEnd: z.boolean(),
  opens: instant.describe('when one may come in'),
  closes: instant.describe('when nobody comes in any more'),
  door: z
    .enum(['open', 'members', 'locked', 'closed'])
    .optional()
    .describe('whom the door of its room lets in'),
  cancelled: z.boolean(),
  reason: z.string().describe('why it was cancelled'),
});

export const agendaContract = contract({
  'GET /api/agenda': {
    summary: 'My events: those to come (and running), or past ones, latest first',
    policy: { who: 'person', gate: 'see-session' },
    query: z.object({
      when: z.enum(['upcoming', 'past']).default('upcoming'),
      q: sought.optional().describe('part of the title'),
      cursor: bounded(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answers: {
      200: page(
        Dated.extend({
          further: z.number().int().describe('dates of the session after this one'),
          gates: z.object({ enter: ToldVerdict }).optional().describe('while it is open'),
        }),
      ),
    },
    tag: 'Agenda',
  },
  'GET /api/organisations/{id}/members/{person}/agenda': {
    summary: 'Events of the organisation that one of its people has before them, for its admins',
    policy: { who: 'person', gate: 'administer-organisation' },
    params: z.object({ id: id<'organisation'>(), person: id<'person'>() }),
    query: z.object({
      cursor: bounded(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(10),
    }),
    answers: { 200: page(Dated) },
    tag: 'Agenda',
  },
  'GET /api/agenda/range': {
    summary: 'My events between two instants, at most 62 days apart',
    policy: { who: 'person', gate: 'see-session' },
    query: z.object({ from: instant, to: instant }),
    answers: {
      200: z.object({
        items: z.array(Dated),
        more: z.boolean().describe('there are more than the 2000 shown'),
      }),
    },
    tag: 'Agenda',
  },
});
