import { z } from 'zod';
import { ToldVerdict } from '../../../access/contract.ts';
import {
  contract,
  id,
  instant,
  nothing,
  page,
  paging,
  shown,
  sought,
} from '../../../base/api/contract.ts';

const role = z.enum(['admin', 'member']);
const organisation = z.object({ id: id<'organisation'>() });
const member = z.object({ id: id<'organisation'>(), person: id<'person'>() });
const administer = { who: 'person', gate: 'administer-organisation' } as const;
const writes = { times: 300, seconds: 600, per: 'person' } as const;

const Member = z.object({
  person: z.string(),
  name: z.string(),
  email: shown,
  picture: z.string().nullable(),
  role,
  since: instant,
  suspended: instant.nullable().describe('since when; null: not suspended'),
  lastSignIn: instant.nullable().describe('null: not within what is kept'),
  groups: z.number().int().describe('groups of this organisation the person is directly in'),
  oneself: z.boolean(),
  gates: z
    .object({ role: ToldVerdict, suspend: ToldVerdict, remove: ToldVerdict })
    .partial()
    .describe('only those that refuse; what is not named is allowed'),
});

export const membersContract = contract({
  'GET /api/organisations/{id}/members': {
    summary: 'The people of the organisation, by name',
    policy: administer,
    params: organisation,
    query: z.object({
      ...paging,
      q: sought.optional().describe('part of a name or address'),
      state: z.enum(['active', 'suspended']).optional(),
      role: role.optional(),
      person: id<'person'>().optional().describe('only this one'),
    }),
    answers: { 200: page(Member) },
  },
  'GET /api/organisations/{id}/members/{person}': {
    summary:
      'One person of the organisation: profile, groups with the ways into them, and sign-ins',
    policy: administer,
    params: member,
    answers: {
      200: Member.extend({
        language: z.string(),
        zone: z.string(),
        memberOf: z
          .array(
            z.object({
              id: z.string(),
              name: z.string(),
              role: z
                .enum(['manager', 'member'])
                .nullable()
                .describe('null: only through other groups'),
              through: z
                .array(z.string())
                .describe('names of the groups of the person that lie inside it'),
            }),
          )
          .describe('by name, at most 200'),
        signIns: z
          .array(
            z.object({
              browser: z.string().nullable(),
              system: z.string().nullable(),
              since: instant,
              usedAt: instant,
            }),
          )
          .describe('those that are open, the last used first, at most 20; from where is not told'),
      }),
    },
  },
  'PATCH /api/organisations/{id}/members/{person}': {
    summary: 'Make a person an admin or a member; an admin always remains',
    policy: { who: 'person', gate: 'change-role', token: 'admin' },
    params: member,
    body: z.object({ role }),
    limit: writes,
    answers: { 204: nothing },
  },
  'PUT /api/organisations/{id}/members/{person}/suspension': {
    summary: 'Suspend a person in this organisation: at once, they see nothing of it any more',
    policy: { who: 'person', gate: 'suspend-member', token: 'admin' },
    params: member,
    limit: writes,
    answers: { 204: nothing },
  },
  'DELETE /api/organisations/{id}/members/{person}/suspension': {
    summary: 'Lift a suspension: the person has their groups again',
    policy: { ...administer, token: 'admin' },
    params: member,
    limit: writes,
    answers: { 204: nothing },
  },
  'GET /api/organisations/{id}/members/{person}/removal': {
    summary:
      'What removing a person would take away: the groups they are in, and those that would need a new manager',
    policy: { who: 'person', gate: 'remove-member' },
    params: member,
    answers: {
      200: z.object({
        name: z.string(),
        groups: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            role: z.enum(['manager', 'member']),
            passes: z
              .boolean()
              .describe('nobody else manages it: it passes to the one who removes'),
          }),
        ),
      }),
    },
  },
  'DELETE /api/organisations/{id}/members/{person}': {
    summary:
      'Remove a person from the organisation and from all its groups; groups without another manager pass to the caller',
    policy: { who: 'person', gate: 'remove-member', token: 'admin' },
    params: member,
    limit: writes,
    answers: { 204: nothing },
  },
});
