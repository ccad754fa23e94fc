import { z } from 'zod';
import {
  contract,
  email,
  id,
  instant,
  nothing,
  page,
  paging,
  prose,
  shown,
  sought,
} from '../../base/api/contract.ts';

const person = z.object({
  id: id<'person'>(),
  name: z.string(),
  email: shown,
  picture: z.string().nullable(),
});
const restingGroup = z.object({
  id: id<'group'>(),
  name: z.string(),
  organisation: z.string().describe('name of the organisation the group belongs to'),
  person: z
    .object({ id: id<'person'>(), name: z.string() })
    .describe('who would be taken out of it'),
});
export const MESSAGE = 280;

export const contactsContract = contract({
  'GET /api/contacts': {
    summary: 'My contacts, by name',
    policy: { who: 'person', gate: 'own' },
    query: z.object({ q: sought.optional(), ...paging }),
    answers: {
      200: page(
        z.object({
          person,
          since: instant.describe('when the request was accepted'),
          organisations: z.array(z.string()).describe('organisations both belong to'),
        }),
      ),
    },
    tag: 'Contacts',
  },
  'GET /api/contacts/{id}/ending': {
    summary: 'The groups that rest on a contact: ending it takes the named person out of each',
    policy: { who: 'person', gate: 'own' },
    params: z.object({ id: id<'person'>() }),
    answers: {
      200: z.object({
        person: z.object({ id: id<'person'>(), name: z.string() }),
        groups: z.array(restingGroup),
      }),
    },
    tag: 'Contacts',
  },
  'DELETE /api/contacts/{id}': {
    summary: 'End a contact, and with it the memberships that rest on it',
    policy: { who: 'person', gate: 'own', token: 'admin' },
    params: z.object({ id: id<'person'>() }),
    body: z.object({
      groups: z
        .array(id<'group'>())
        .max(2000)
        .default([])
        .describe(
          'the groups shown by `ending`; when they are others by now nothing happens and the answer is 409 with them',
        ),
      block: z.boolean().default(false).describe('also keep this person from asking again'),
    }),
    answers: { 204: nothing },
    tag: 'Contacts',
  },
  'GET /api/contact-requests': {
    summary: 'Open contact requests to me (direction=in) or by me (direction=out), newest first',
    policy: { who: 'person', gate: 'own' },
    query: z.object({ direction: z.enum(['in', 'out']), ...paging }),
    answers: {
      200: page(
        z.object({
          id: id<'contact-request'>(),
          name: z
            .string()
            .nullable()
            .describe('of the one who asks; of the one asked only after they accept'),
          email: shown.describe('the address of the one who asks, or the address that was asked'),
          message: z.string(),
          since: instant,
        }),
      ),
    },
    tag: 'Contacts',
  },
  'POST /api/contact-requests': {
    summary:
      'Ask the person with this address to become a contact; the answer does not tell whether there is one',
    policy: { who: 'person', gate: 'own' },
    body: z.object({ email, message: prose(MESSAGE).default('') }),
    answers: {
      201: z.object({
        id: id<'contact-request'>(),
        email: shown,
        since: instant,
        connected: z
          .boolean()
          .describe('true when both had asked each other: they are contacts now'),
      }),
    },
    refuses: [429],
    tag: 'Contacts',
  },
  'DELETE /api/contact-requests/{id}': {
    summary: 'Withdraw a request of mine',
    policy: { who: 'person', gate: 'own' },
    params: z.object({ id: id<'contact-request'>() }),
    answers: { 204: nothing },
    tag: 'Contacts',
  },
  'POST /api/contact-requests/{id}/acceptance': {
    summary: 'Accept a request to me',
    policy: { who: 'person', gate: 'own' },
    params: z.object({ id: id<'contact-request'>() }),
    answers: { 201: z.object({ person }) },
    tag: 'Contacts',
  },
  'POST /api/contact-requests/{id}/refusal': {
    summary: 'Decline a request to me; the one who asked is not told',
    policy: { who: 'person', gate: 'own' },
    params: z.object({ id: id<'contact-request'>() }),
    body: z.object({
      block: z.boolean().default(false).describe('also keep this person from asking again'),
    }),
    answers: { 204: nothing },
    tag: 'Contacts',
  },
  'GET /api/blocks': {
    summary: 'The people I have blocked, by name',
    policy: { who: 'person', gate: 'own' },
    query: z.object(paging),
    answers: {
      200: page(
        z.object({
          person: z.object({ id: id<'person'>(), name: z.string(), email: shown }),
          since: instant,
        }),
      ),
    },
    tag: 'Contacts',
  },
  'DELETE /api/blocks/{id}': {
    summary: 'Unblock a person',
    policy: { who: 'person', gate: 'own' },
    params: z.object({ id: id<'person'>() }),
    answers: { 204: nothing },
    tag: 'Contacts',
  },
});
