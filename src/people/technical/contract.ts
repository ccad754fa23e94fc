import { z } from 'zod';
import { contract, id, line, nothing, page, paging, sought } from '../../base/api/contract.ts';

const tag = 'Technical users';
const gate = 'manage-technical-users';
const name = line(60);
const TechnicalUser = z.object({
  id: id<'person'>().describe('stands wherever the id of a person stands that does something'),
  name: z.string(),
  madeBy: z.string().nullable(),
  madeAt: z.string(),
  tokens: z.number().int().describe('of its tokens those that are good now'),
  usedAt: z.string().nullable().describe('when it came in last, to the minute'),
});

export const technicalContract = contract({
  'GET /api/groups/{id}/technical-users': {
    summary: 'The technical users of a group, by name: accounts for programs',
    policy: { who: 'person', gate },
    params: z.object({ id: id<'group'>() }),
    query: z.object({ q: sought.optional(), ...paging }),
    answers: { 200: page(TechnicalUser) },
    tag,
  },
  'POST /api/groups/{id}/technical-users': {
    summary: 'Make a technical user of a group. It acts only by its tokens.',
    policy: { who: 'signed-in', gate },
    params: z.object({ id: id<'group'>() }),
    body: z.object({ name }),
    answers: { 201: z.object({ id: id<'person'>() }) },
    limit: { times: 60, seconds: 600, per: 'person' },
    tag,
  },
  'GET /api/technical-users/{id}': {
    summary: 'A technical user, for those who manage its group',
    policy: { who: 'person', gate },
    params: z.object({ id: id<'person'>() }),
    answers: {
      200: TechnicalUser.extend({ group: z.object({ id: id<'group'>(), name: z.string() }) }),
    },
    tag,
  },
  'PATCH /api/technical-users/{id}': {
    summary: 'Rename a technical user',
    policy: { who: 'signed-in', gate },
    params: z.object({ id: id<'person'>() }),
    body: z.object({ name }),
    answers: { 204: nothing },
    tag,
  },
  'DELETE /api/technical-users/{id}': {
    summary: 'Delete a technical user and its tokens, for good. What it did stays in the journal.',
    policy: { who: 'signed-in', gate },
    params: z.object({ id: id<'person'>() }),
    answers: { 204: nothing },
    tag,
  },
});
