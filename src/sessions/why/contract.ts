import { z } from 'zod';
import { Told } from '../../access/contract.ts';
import {
  contract,
  email,
  id,
  nothing,
  page,
  paging,
  shown,
  sought,
} from '../../base/api/contract.ts';

const person = z.object({
  id: id<'person'>().nullable().describe('null: nobody has this address, or that is not told here'),
  label: shown.describe('the name, or the address that was typed where one may not know the name'),
  email: shown.nullable().describe('null: it is not for you to know'),
});

export const whyContract = contract({
  'GET /api/why': {
    summary: 'Why may, or may not, a person enter a session? Without person and email: oneself',
    policy: { who: 'person', gate: 'manage-session' },
    query: z.object({
      session: id<'session'>(),
      person: id<'person'>().optional(),
      email: email.optional(),
    }),
    refuses: [404],
    answers: {
      200: z.object({
        person,
        self: z.boolean(),
        session: z.object({
          id: id<'session'>(),
          title: z.string().nullable().describe('null: it is not for you to know'),
        }),
        link: z.string().describe('what to send the person'),
        verdict: Told,
      }),
    },
    // an address typed here is answered truthfully to those who manage the session: not without end
    limit: { times: 240, seconds: 600, per: 'person' },
    tag: 'Access',
  },
  'POST /api/access-questions': {
    summary:
      'Ask an admin for what only they can do about somebody’s access, where the check offers it; told once a day',
    policy: { who: 'person', gate: 'manage-session' },
    body: z.object({ session: id<'session'>(), person: id<'person'>(), admin: id<'person'>() }),
    answers: { 204: nothing },
    limit: { times: 30, seconds: 3600, per: 'person' },
    tag: 'Access',
  },
  'GET /api/sessions/{id}/people-who-can-enter': {
    summary:
      'Everyone who sees this session and can enter it while its room is open, each with the ways that lead there',
    policy: { who: 'person', gate: 'manage-session' },
    params: z.object({ id: id<'session'>() }),
    query: z.object(paging),
    answers: {
      200: page(
        z.object({
          person: z.object({ id: id<'person'>(), name: z.string() }),
          paths: Told.shape.paths,
        }),
      ),
    },
    tag: 'Access',
  },
  'GET /api/people-to-check': {
    summary:
      'People one may ask about: contacts, who has asked for contact, people of the groups one manages, for admins everyone of the organisation; by name, address or id',
    policy: { who: 'person', gate: 'own' },
    query: z.object({ organisation: id<'organisation'>().optional(), q: sought.default('') }),
    answers: { 200: z.array(z.object({ id: id<'person'>(), name: z.string(), email: shown })) },
    tag: 'Access',
  },
});
