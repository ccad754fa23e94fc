import { z } from 'zod';
import { ToldVerdict } from '../../access/contract.ts';
import {
  contract,
  id,
  line,
  nothing,
  page,
  paging,
  prose,
  sought,
} from '../../base/api/contract.ts';

export const NAME = 80;
export const DESCRIPTION = 1000;
const role = z.enum(['manager', 'member']);
const named = z.object({ id: id<'person'>(), name: z.string() });
const organisation = z.object({ id: id<'organisation'>(), name: z.string() });

const listed = z.object({
  id: id<'group'>(),
  name: z.string(),
  description: z.string(),
  organisation,
  people: z.number().int().describe('everyone in it, with the people of the groups inside it'),
  managers: z.array(named),
  role: role
    .nullable()
    .describe('of the caller; null: they are in it through a group inside it, or as an admin'),
  gates: z.object({ edit: ToldVerdict, leave: ToldVerdict }),
});
const lost = z.object({ id: id<'session'>(), title: z.string() });

export const groupsContract = contract({
  'GET /api/groups': {
    summary: 'The groups I manage (as=manager) or take part in (as=member), by name',
    policy: { who: 'person', gate: 'own' },
    query: z.object({
      as: role.default('manager'),
      organisation: id<'organisation'>().optional(),
      q: sought.optional(),
      ...paging,
    }),
    answers: { 200: page(listed) },
    tag: 'Groups',
  },
  'GET /api/organisations/{id}/groups': {
    summary: 'All groups of an organisation, for its admins',
    policy: { who: 'person', gate: 'administer-organisation' },
    params: z.object({ id: id<'organisation'>() }),
    query: z.object({ q: sought.optional(), ...paging }),
    answers: { 200: page(listed) },
    tag: 'Groups',
  },
  'POST /api/organisations/{id}/groups': {
    summary: 'Create a group',
    policy: { who: 'person', gate: 'administer-organisation', token: 'admin' },
    params: z.object({ id: id<'organisation'>() }),
    body: z.object({
      name: line(NAME),
      description: prose(DESCRIPTION).default(''),
      managers: z.array(id<'person'>()).max(50).optional().describe('default: the caller'),
    }),
    answers: { 201: z.object({ id: id<'group'>() }) },
    tag: 'Groups',
  },
  'GET /api/groups/{id}': {
    summary: 'A group; its people are at `members`',
    policy: { who: 'person', gate: 'see-group' },
    params: z.object({ id: id<'group'>() }),
    answers: {
      200: z.object({
        id: id<'group'>(),
        name: z.string(),
        description: z.string(),
        organisation,
        version: z.number().int(),
        people: z
          .number()
          .int()
          .describe('everyone in it, with the people of the groups inside it'),
        role: role.nullable(),
        listed: z.number().int().describe('people on its own list'),
        managers: z.number().int().describe('of those'),
        through: z.number().int().describe('in it only through groups inside it'),
        groups: z
          .array(
            z.object({
              id: id<'group'>(),
              name: z.string(),
              people: z.number().int(),
              yours: z.boolean().describe('the caller may open it'),
            }),
          )
          .describe('groups inside this one; for those who may edit it'),
        insideOf: z
          .array(z.object({ id: id<'group'>(), name: z.string() }))
          .describe('groups this one is inside of, as far as the caller may see them'),
        gates: z.object({ edit: ToldVerdict, leave: ToldVerdict, delete: ToldVerdict }),
      }),
    },
    tag: 'Groups',
  },
  'PATCH /api/groups/{id}': {
    summary: 'Rename or describe a group',
    policy: { who: 'person', gate: 'edit-group' },
    params: z.object({ id: id<'group'>() }),
    body: z.object({ name: line(NAME).optional(), description: prose(DESCRIPTION).optional() }),
    versioned: true,
    answers: { 200: z.object({ version: z.number().int() }) },
    tag: 'Groups',
  },
  'GET /api/groups/{id}/deletion': {
    summary: 'What deleting a group would leave behind: sessions without a group',
    policy: { who: 'person', gate: 'edit-group' },
    params: z.object({ id: id<'group'>() }),
    answers: {
      200: z.object({
        people: z.number().int(),
        sessions: z.array(lost),
        rooms: z
          .number()
          .int()
          .describe('rooms of people’s own that are open to the group: its people lose them'),
        insideOf: z.array(z.object({ id: id<'group'>(), name: z.string() })),
      }),
    },
    tag: 'Groups',
  },
  'DELETE /api/groups/{id}': {
    summary: 'Delete a group; its sessions stay, for no group',
    policy: { who: 'person', gate: 'delete-group', token: 'admin' },
    params: z.object({ id: id<'group'>() }),
    body: z.object({
      sessions: z
        .array(id<'session'>())
        .max(2000)
        .default([])
        .describe(
          'the sessions shown by `deletion`; when they are others by now nothing happens and the answer is 409 with them',
        ),
    }),
    answers: { 204: nothing },
    tag: 'Groups',
  },
  'GET /api/groups/{id}/inner-candidates': {
    summary: 'Groups that may be put into this one',
    policy: { who: 'person', gate: 'edit-group' },
    params: z.object({ id: id<'group'>() }),
    query: z.object({ q: sought.optional() }),
    answers: {
      200: z.object({ items: z.array(z.object({ id: id<'group'>(), name: z.string() })) }),
    },
    tag: 'Groups',
  },
  'POST /api/groups/{id}/groups': {
    summary: 'Put a group into this one: everyone in it is in this one too',
    policy: { who: 'person', gate: 'nest-group', token: 'admin' },
    params: z.object({ id: id<'group'>() }),
    body: z.object({ group: id<'group'>() }),
    answers: { 204: nothing },
    tag: 'Groups',
  },
  'DELETE /api/groups/{id}/groups/{inner}': {
    summary: 'Take a group out of this one',
    policy: { who: 'person', gate: 'edit-group', token: 'admin' },
    params: z.object({ id: id<'group'>(), inner: id<'group'>() }),
    answers: { 204: nothing },
    tag: 'Groups',
  },
});
