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
import { LARGEST } from './rules.ts';

const role = z.enum(['manager', 'member']);
const params = z.object({ id: id<'group'>() });

const member = z.object({
  person: z.object({
    id: id<'person'>(),
    name: z.string(),
    email: shown.nullable().describe('for those who may edit the group'),
    picture: z.string().nullable(),
  }),
  role,
  since: instant,
  addedBy: z.string().nullable(),
  outside: z.boolean().describe('not of the organisation: in it through a contact of a manager'),
  counts: z
    .boolean()
    .describe('false: suspended, or no contact of a manager any more; sees nothing of the group'),
});

/** Body of the 412 answer, in `now`: what others have changed since the version that was edited. */
export const Changes = z.object({
  version: z.number().int(),
  changes: z.array(
    z.object({
      what: z.enum(['added', 'removed', 'role', 'settings', 'groups']),
      people: z.array(z.object({ id: z.string(), name: z.string() })),
      by: z.string().nullable(),
      at: instant,
    }),
  ),
});
export type Changes = z.infer<typeof Changes>;

export const membersContract = contract({
  'GET /api/groups/{id}/members': {
    summary: 'The people on the list of a group, managers first, by name',
    policy: { who: 'person', gate: 'see-group' },
    params,
    query: z.object({
      q: sought.optional().describe('part of a name; for those who may edit it, or of an address'),
      ...paging,
    }),
    answers: { 200: page(member) },
    tag: 'Groups',
  },
  'PATCH /api/groups/{id}/members': {
    summary: 'Add people, take them out and change their roles at once, all or nothing',
    policy: { who: 'person', gate: 'edit-group', token: 'admin' },
    params,
    body: z.object({
      people: z
        .array(z.object({ person: id<'person'>(), role: role.nullable() }))
        .max(LARGEST)
        .describe('those who change, with the role they shall have; null: taken out'),
    }),
    versioned: true,
    answers: {
      200: z.object({
        version: z.number().int(),
        added: z.number().int(),
        removed: z.number().int(),
        changed: z.number().int(),
      }),
    },
    tag: 'Groups',
  },
  'POST /api/groups/{id}/members': {
    summary: 'Add one person to a group',
    policy: { who: 'person', gate: 'add-to-group', token: 'admin' },
    params,
    body: z.object({ person: id<'person'>(), role: role.default('member') }),
    answers: { 201: z.object({ version: z.number().int() }) },
    tag: 'Groups',
  },
  'DELETE /api/groups/{id}/members/{person}': {
    summary: 'Take one person out of a group, or leave it oneself',
    policy: { who: 'person', gate: 'remove-from-group', token: 'admin' },
    params: z.object({ id: id<'group'>(), person: id<'person'>() }),
    answers: { 204: nothing },
    tag: 'Groups',
  },
  'GET /api/groups/{id}/candidates': {
    summary:
      'Whom the caller could add: their contacts, for admins everyone of the organisation; open contact requests with the reason why not yet',
    policy: { who: 'person', gate: 'edit-group' },
    params,
    query: z.object({ q: sought.optional(), ...paging }),
    answers: {
      200: page(
        z.object({
          key: z.string(),
          person: id<'person'>()
            .nullable()
            .describe(
              'null: a contact request that was not accepted; who is behind the address is not told',
            ),
          name: shown.describe('of a request, the address that was asked'),
          email: shown.nullable(),
          picture: z.string().nullable(),
          member: role.nullable(),
          add: ToldVerdict,
        }),
      ),
    },
    tag: 'Groups',
  },
});
