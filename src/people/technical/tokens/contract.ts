import { z } from 'zod';
import { contract, id, instant, line, nothing } from '../../../base/api/contract.ts';
import { NAME } from './rules.ts';

const tag = 'Tokens';
const role = z
  .enum(['user', 'admin'])
  .describe('`user`: forces nothing, and changes nobody’s membership');
const Token = z.object({
  id: id<'token'>(),
  name: z.string(),
  role,
  state: z.enum(['good', 'revoked', 'expired']),
  madeBy: z.string().nullable(),
  madeAt: z.string(),
  expiresAt: z.string().nullable().describe('null: it does not expire'),
  usedAt: z.string().nullable().describe('to the minute'),
});
const list = { 200: z.object({ items: z.array(Token) }) };
const making = z.object({
  name: line(NAME),
  role: role.default('user'),
  expires: instant.nullable().default(null),
});
const made = {
  201: z.object({ id: id<'token'>(), token: z.string().describe('shown only here, once') }),
};
const limit = { times: 60, seconds: 600, per: 'person' } as const;
const change = { who: 'signed-in', gate: 'change-token' } as const;
const one = z.object({ id: id<'token'>() });

export const tokensContract = contract({
  'GET /api/me/tokens': {
    summary: 'My personal tokens, by which programs act as me',
    policy: { who: 'person', gate: 'own' },
    answers: list,
    tag,
  },
  'POST /api/me/tokens': {
    summary: 'Make a personal token',
    policy: { who: 'signed-in', gate: 'make-token' },
    body: making,
    answers: made,
    limit,
    tag,
  },
  'GET /api/technical-users/{id}/tokens': {
    summary: 'The tokens of a technical user, for those who manage its group',
    policy: { who: 'person', gate: 'manage-technical-users' },
    params: z.object({ id: id<'person'>() }),
    answers: list,
    tag,
  },
  'POST /api/technical-users/{id}/tokens': {
    summary: 'Make a token of a technical user',
    policy: { who: 'signed-in', gate: 'manage-technical-users' },
    params: z.object({ id: id<'person'>() }),
    body: making,
    answers: made,
    limit,
    tag,
  },
  'PUT /api/tokens/{id}/revocation': {
    summary: 'Revoke a token: it opens nothing any more, until that is taken back',
    policy: change,
    params: one,
    answers: { 204: nothing },
    tag,
  },
  'DELETE /api/tokens/{id}/revocation': {
    summary: 'Take the revocation of a token back',
    policy: change,
    params: one,
    answers: { 204: nothing },
    tag,
  },
  'DELETE /api/tokens/{id}': {
    summary: 'Delete a token, for good',
    policy: change,
    params: one,
    answers: { 204: nothing },
    tag,
  },
});
