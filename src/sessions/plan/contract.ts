import { z } from 'zod';
import { ToldVerdict } from '../../access/contract.ts';
import {
  bounded,
  contract,
  id,
  instant,
  line,
  nothing,
  page,
  paging,
  prose,
  sought,
  zone,
} from '../../base/api/contract.ts';

const wall = bounded(16)
  .regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d$/u)
  .refine(
    (text) =>
      !Number.isNaN(Date.parse(`${text}:00Z`)) &&
      new Date(`${text}:00Z`).toISOString().startsWith(text),
    { message: 'not-a-date' },
  )
  .describe('what clocks in `zone` show, for example 2026-11-23T09:00');
const date = bounded(10)
  .regex(/^20\d\d-\d\d-\d\d$/u)
  .refine(
    (text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text),
    { message: 'not-a-date' },
  );

export const TITLE = 120;
export const DESCRIPTION = 4000;
const fields = {
  title: line(TITLE),
  description: prose(DESCRIPTION),
  group: id<'group'>().describe('whose people see and enter it'),
  start: wall,
  zone,
  minutes: z
    .number()
    .int()
    .min(5)
    .max(1440)
    .nullable()
    .describe('null: open end, at most 12 hours'),
  until: date.nullable().describe('repeats weekly until this date; null: once'),
  hosts: z.array(id<'person'>()).max(50).describe('people of the group'),
  hidden: z.boolean().describe('only hosts and managers see it'),
};
export const named = <Of extends string>() => z.object({ id: id<Of>(), name: z.string() });
const door = z
  .enum(['open', 'members', 'locked', 'closed'])
  .describe('whom the door of its room lets in');
const dated = z.object({
  id: id<'event'>(),
  starts: instant,
  ends: instant.describe('of an open end: 12 hours after the start'),
  openEnd: z.boolean(),
  cancelled: z.boolean(),
});

export const Session = z.object({
  id: id<'session'>(),
  organisation: named<'organisation'>(),
  title: z.string(),
  description: z.string(),
  group: named<'group'>().nullable().describe('null: not assigned to a group; nobody can enter'),
  start: wall,
  zone: z.string(),
  minutes: z.number().nullable(),
  until: z.string().nullable(),
  hidden: z.boolean(),
  door,
  hosts: z.array(named<'person'>()),
  cancelled: z.object({ at: instant, reason: z.string() }).nullable(),
  version: z.number().int().describe('send it back in If-Match when changing the session'),
  next: dated.nullable().describe('the event that runs or comes next'),
  opens: instant.nullable().describe('when the room opens for the next event'),
  audience: z.number().int().nullable().describe('people who see it; only for those who manage it'),
  may: z
    .object({ see: z.boolean(), manage: z.boolean(), change: z.boolean() })
    .describe('why not: GET /api/why/{see-session, manage-session, change-session}/{id}'),
  gates: z.object({ enter: ToldVerdict }),
});
const session = z.object({ id: id<'session'>() });

export const planContract = contract({
  'POST /api/sessions': {
    summary: 'Make a group session with its room',
    policy: { who: 'person', gate: 'make-session' },
    body: z.object({
      ...fields,
      description: fields.description.default(''),
      minutes: fields.minutes.default(60),
      until: fields.until.default(null),
      hosts: fields.hosts.default([]),
      hidden: fields.hidden.default(false),
    }),
    answers: { 201: Session },
    limit: { times: 300, seconds: 3600, per: 'person' },
    tag: 'Sessions',
  },
  'GET /api/sessions/{id}': {
    summary: 'A session one sees or manages',
    policy: { who: 'person', gate: 'see-session' },
    params: session,
    answers: { 200: Session },
    atOnce: true,
    tag: 'Sessions',
  },
  'PATCH /api/sessions/{id}': {
    summary: 'Change a session; another group swaps its audience at once',
    policy: { who: 'person', gate: 'change-session' },
    params: session,
    body: z.object(fields).partial(),
    versioned: true,
    answers: { 200: Session },
    tag: 'Sessions',
  },
  'POST /api/sessions/{id}/cancellation': {
    summary: 'Cancel a session for good; whoever is inside is put out and told why',
    policy: { who: 'person', gate: 'change-session' },
    params: session,
    body: z.object({ reason: line(280, 0).default('') }),
    answers: { 204: nothing },
    tag: 'Sessions',
  },
  'GET /api/sessions/{id}/events': {
    summary: 'The dates of a session in order, past ones included',
    policy: { who: 'person', gate: 'see-session' },
    params: session,
    query: z.object(paging),
    answers: { 200: page(dated) },
    tag: 'Sessions',
  },
  'GET /api/groups/{id}/audience': {
    summary:
      'Whom a session for this group reaches; with `session`, who would gain and lose it; with `q`, people to choose as hosts',
    policy: { who: 'person', gate: 'make-session' },
    params: z.object({ id: id<'group'>() }),
    query: z.object({ session: id<'session'>().optional(), q: sought.optional() }),
    answers: {
      200: z.object({
        people: z.number().int(),
        gain: z.number().int(),
        lose: z.number().int(),
        found: z.array(named<'person'>()).describe('at most 30, by name'),
      }),
    },
    tag: 'Sessions',
  },
});
