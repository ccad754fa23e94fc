import { z } from 'zod';
import { ToldVerdict } from '../../access/contract.ts';
import {
  bounded,
  contract,
  id,
  instant,
  line,
  page,
  paging,
  zone,
} from '../../base/api/contract.ts';
import { Tag } from '../equipment/contract.ts';

export const PURPOSE = 200;
const date = bounded(10)
  .regex(/^20\d\d-\d\d-\d\d$/u)
  .refine(
    (text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text),
    { message: 'not-a-date' },
  );
const minutes = z.number().int().min(1).max(44_640);

const wanted = {
  assembly: id<'assembly'>().optional().describe('one; or `assemblies`, or `any`'),
  assemblies: z.array(id<'assembly'>()).min(1).max(20).optional().describe('all of these or none'),
  any: z
    .strictObject({ tags: z.array(Tag).max(20) })
    .optional()
    .describe('one that has all these tags and is free, the least used first'),
  starts: instant.optional().describe('without it: now'),
  ends: instant.optional(),
  minutes: minutes.optional().describe('instead of `ends`'),
  group: id<'group'>().optional().describe('through which to book, where there are several'),
  weekly: z
    .strictObject({ until: date, zone })
    .optional()
    .describe('at the same time on the clocks of that zone, each week until this date'),
};
const named = <Of extends string>() => z.object({ id: id<Of>(), name: z.string() });

export const Booking = z.object({
  id: id<'booking'>(),
  assembly: named<'assembly'>(),
  organisation: named<'organisation'>(),
  kind: z.enum(['booking', 'maintenance', 'offer']),
  state: z.enum(['upcoming', 'running', 'over', 'released', 'cancelled']),
  starts: instant,
  ends: instant,
  blockedFrom: instant.describe('with the start-up before it'),
  blockedTo: instant.describe('with the cleanup after it'),
  mine: z.boolean(),
  holder: named<'person'>().nullable().describe('null: of nobody, or one is not told'),
  group: named<'group'>()
    .nullable()
    .describe('through which it was booked, for those who are told the holder'),
  purpose: z.string().nullable().describe('for those who are told the holder'),
  series: z.uuid().nullable().describe('of those that were made by one weekly repetition'),
  flagged: z.boolean().describe('its holder may no longer book'),
  because: z
    .enum(['released', 'cancelled', 'no-show', 'displaced', 'access-lost', 'lease-lost'])
    .nullable()
    .describe('why it is over before its time'),
  epoch: z.string().nullable().describe('of the assembly under its holder; null: has not begun'),
  latestEnd: instant.nullable().describe('until when it could go on; null: it is over'),
  gates: z.object({ extend: ToldVerdict, move: ToldVerdict, release: ToldVerdict }),
});
export type Booking = z.infer<typeof Booking>;
const booking = z.object({ id: id<'booking'>() });
const tag = 'Assemblies';
const span = z.object({ starts: instant, ends: instant });

export const bookingsContract = contract({
  'POST /api/bookings': {
    summary: 'Book one assembly or several, now or ahead, once or weekly: all of it or nothing',
    policy: { who: 'person', gate: 'book' },
    body: z.strictObject({ ...wanted, purpose: line(PURPOSE, 0).default('') }),
    answers: { 201: z.object({ items: z.array(Booking) }) },
    tag,
  },
  'POST /api/booking-trials': {
    summary: 'Would that fit? Nothing is booked',
    policy: { who: 'person', gate: 'book' },
    body: z.strictObject({ ...wanted, purpose: line(PURPOSE, 0).default('') }),
    answers: {
      200: z.object({
        fits: z.boolean(),
        items: z.array(
          z.object({
            assembly: named<'assembly'>(),
            starts: instant,
            ends: instant,
            verdict: ToldVerdict,
            blocking: z
              .object({ from: instant, to: instant })
              .nullable()
              .describe('what stands in the way, with its start-up and cleanup'),
          }),
        ),
        free: span.nullable().describe('where the first does not fit: when it is free for as long'),
      }),
    },
    tag,
  },
  'GET /api/bookings': {
    summary: 'My bookings and those I manage: to come and running, soonest first; or past ones',
    policy: { who: 'person', gate: 'own' },
    query: z.object({
      mine: z.enum(['yes', 'no']).default('no').describe('yes: only those that I hold'),
      when: z.enum(['upcoming', 'past']).default('upcoming'),
      assembly: id<'assembly'>().optional(),
      ...paging,
    }),
    answers: { 200: page(Booking) },
    tag,
  },
  'GET /api/bookings/{id}': {
    summary: 'A booking on an assembly that one sees',
    policy: { who: 'person', gate: 'see-booking' },
    params: booking,
    answers: { 200: Booking },
    tag,
  },
  'PATCH /api/bookings/{id}': {
    summary: 'Move a booking that is to come, or change what it is for',
    policy: { who: 'person', gate: 'move' },
    params: booking,
    body: z.strictObject({
      starts: instant.optional(),
      ends: instant.optional(),
      purpose: line(PURPOSE, 0).optional(),
    }),
    answers: { 200: Booking },
    refuses: [410],
    tag,
  },
  'POST /api/bookings/{id}/extensions': {
    summary: 'Extend a booking that runs or is to come; refused as a whole where it does not fit',
    policy: { who: 'person', gate: 'extend' },
    params: booking,
    body: z.strictObject({
      ends: instant.optional(),
      minutes: minutes.optional().describe('so much longer, instead of `ends`'),
    }),
    answers: { 200: Booking },
    refuses: [410],
    tag,
  },
  'POST /api/bookings/{id}/release': {
    summary: 'End a booking that runs, or cancel one that is to come',
    policy: { who: 'person', gate: 'release' },
    params: booking,
    answers: { 200: Booking },
    refuses: [410],
    tag,
  },
});
