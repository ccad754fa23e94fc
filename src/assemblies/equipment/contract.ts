import { z } from 'zod';
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
} from '../../base/api/contract.ts';
import {
  CONNECTION,
  DESCRIPTION,
  GROUPS,
  MOST,
  NAME,
  PLACE,
  REASON,
  TAG,
  partsTags,
  tagOf,
  tagsOf,
  webAddressOf,
} from './rules.ts';

const DAY = 86_400;

export const Tag = line(TAG)
  .transform(tagOf)
  .refine((tag) => !partsTags(tag), { message: 'parts-tags' })
  .describe('small letters, without comma and semicolon');
const address = bounded(2000)
  .meta({ format: 'uri' })
  .transform((text, context) => {
    const found = webAddressOf(text);
    if (found === null) context.addIssue({ code: 'custom', message: 'not-a-web-address' });
    return found ?? z.NEVER;
  });
const seconds = (least: number, most: number) => z.number().int().min(least).max(most);
export const State = z.enum(['in-service', 'on-stock', 'out-of-service']);
const chosen = z.array(id<'group'>()).max(GROUPS);

const fields = {
  name: line(NAME).describe('of no other assembly of the organisation that is not retired'),
  description: prose(DESCRIPTION),
  place: line(PLACE, 0),
  connection: prose(CONNECTION).describe('how to reach it; shown to the current holder only'),
  links: z
    .array(z.strictObject({ title: line(NAME), address }))
    .max(MOST)
    .describe('documents'),
  tags: z.array(Tag).max(MOST).transform(tagsOf),
  state: State,
  reason: line(REASON, 0).describe('why it is in that state; needed for `out-of-service`'),
  startup: seconds(0, DAY).describe('seconds that it needs before each booking'),
  cleanup: seconds(0, DAY).describe('seconds that it needs after each booking'),
  shortest: seconds(60, 31 * DAY).describe('seconds that a booking takes at least'),
  longest: seconds(60, 31 * DAY).describe('seconds that a booking takes at most'),
  horizon: seconds(3600, 730 * DAY).describe('seconds that bookings may end ahead of now'),
  noShow: seconds(60, DAY)
    .nullable()
    .describe('seconds after which a booking without check-in is freed; null: nobody checks in'),
  qualification: id<'qualification'>().nullable().describe('what whoever books must have'),
  onAccessLost: z
    .enum(['free', 'flag'])
    .describe('what becomes of the coming bookings of who may no longer book'),
  bookedBy: chosen.describe('groups whose people may book; they see it, too'),
  seenBy: chosen.describe('groups whose people see it besides'),
};

const group = z.object({
  id: id<'group'>(),
  name: z.string(),
  organisation: z.string().nullable().describe('name of another organisation that it is of'),
});
const summary = {
  id: id<'assembly'>(),
  name: z.string(),
  place: z.string(),
  tags: z.array(z.string()),
  state: State,
  reason: z.string(),
  retired: instant.nullable(),
  bookedBy: z.array(group),
  seenBy: z.array(group),
  version: z.number().int().describe('send it back in If-Match when changing the assembly'),
};
const listed = z.object(summary);
export const Equipment = z.object({
  ...summary,
  organisation: z.object({ id: id<'organisation'>(), name: z.string() }),
  description: z.string(),
  connection: z.string(),
  links: z.array(z.object({ title: z.string(), address: z.string() })),
  startup: z.number().int(),
  cleanup: z.number().int(),
  shortest: z.number().int(),
  longest: z.number().int(),
  horizon: z.number().int(),
  noShow: z.number().int().nullable(),
  qualification: id<'qualification'>().nullable(),
  onAccessLost: z.enum(['free', 'flag']),
});
export type Equipment = z.infer<typeof Equipment>;

const organisation = z.object({ id: id<'organisation'>() });
const assembly = z.object({ id: id<'assembly'>() });
const administer = { who: 'person', gate: 'administer-organisation' } as const;
const manage = { who: 'person', gate: 'manage-assembly' } as const;
const tag = 'Assemblies';

export const equipmentContract = contract({
  'GET /api/organisations/{id}/assemblies': {
    summary: 'All assemblies of an organisation by name, for its admins',
    policy: administer,
    params: organisation,
    query: z.object({
      q: sought.optional().describe('part of the name, the place or the description'),
      tag: Tag.optional(),
      state: State.optional(),
      retired: z.enum(['no', 'yes']).default('no'),
      ...paging,
    }),
    answers: { 200: page(listed) },
    tag,
  },
  'POST /api/organisations/{id}/assemblies': {
    summary: 'Create an assembly',
    policy: administer,
    params: organisation,
    body: z.strictObject({
      ...fields,
      description: fields.description.default(''),
      place: fields.place.default(''),
      connection: fields.connection.default(''),
      links: fields.links.default([]),
      tags: fields.tags.default([]),
      state: fields.state.default('in-service'),
      reason: fields.reason.default(''),
      startup: fields.startup.default(0),
      cleanup: fields.cleanup.default(300),
      shortest: fields.shortest.default(300),
      longest: fields.longest.default(DAY),
      horizon: fields.horizon.default(90 * DAY),
      noShow: fields.noShow.default(null),
      qualification: fields.qualification.default(null),
      onAccessLost: fields.onAccessLost.default('free'),
      bookedBy: fields.bookedBy.default([]),
      seenBy: fields.seenBy.default([]),
    }),
    answers: { 201: Equipment },
    tag,
  },
  'GET /api/organisations/{id}/assembly-tags': {
    summary: 'The tags of its assemblies that are not retired, the most frequent first',
    policy: administer,
    params: organisation,
    answers: {
      200: z.object({
        items: z.array(z.object({ tag: z.string(), assemblies: z.number().int() })),
      }),
    },
    tag,
  },
  'GET /api/organisations/{id}/assembly-groups': {
    summary:
      'Groups that assemblies may be opened to: those of the organisation, and of other ones those that the caller is in or administers; at most 30, by name',
    policy: administer,
    params: organisation,
    query: z.object({ q: sought.optional() }),
    answers: { 200: z.object({ items: z.array(group) }) },
    tag,
  },
  'GET /api/assemblies/{id}/settings': {
    summary: 'All that is set of an assembly',
    policy: manage,
    params: assembly,
    answers: { 200: Equipment },
    tag,
  },
  'PATCH /api/assemblies/{id}': {
    summary: 'Change an assembly; what its groups gain and lose, they gain and lose at once',
    policy: manage,
    params: assembly,
    body: z.strictObject(fields).partial(),
    versioned: true,
    answers: { 200: Equipment },
    tag,
  },
  'PUT /api/assemblies/{id}/retirement': {
    summary: 'Retire an assembly: nobody books it any more, its history stays',
    policy: manage,
    params: assembly,
    answers: { 204: nothing },
    tag,
  },
  'DELETE /api/assemblies/{id}/retirement': {
    summary: 'Take a retired assembly back',
    policy: manage,
    params: assembly,
    answers: { 204: nothing },
    tag,
  },
});
