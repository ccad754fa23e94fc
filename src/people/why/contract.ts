import { z } from 'zod';
import { ToldVerdict } from '../../access/contract.ts';
import {
  bounded,
  contract,
  email,
  id,
  page,
  paging,
  shown,
  sought,
} from '../../base/api/contract.ts';

const gate = bounded(60).describe('the name of a gate that `GET /api/why` lists');
const subject = id<'subject'>().describe('what it is about: a session, a group, ...');
const of = z
  .string()
  .describe('the kind of thing that the gate is about: `session`, `group`, `organisation`, ...');

export const whyContract = contract({
  'GET /api/why': {
    summary: 'The gates that can be asked about',
    policy: { who: 'person', gate: 'own' },
    answers: {
      200: z.array(
        z.object({
          gate,
          title: z.string().describe('in words'),
          of,
          others: z.boolean().describe('one may ask about other people, too'),
          people: z.boolean().describe('it can be asked who gets through'),
        }),
      ),
    },
    tag: 'Access',
  },
  'GET /api/why/{gate}/{subject}': {
    summary:
      'Why may, or may not, a person pass this gate? Without person and email: oneself. Of an account the subject is its own id',
    policy: { who: 'person', gate: 'own' },
    params: z.object({ gate, subject }),
    query: z.object({ person: id<'person'>().optional(), email: email.optional() }),
    answers: {
      200: z.object({
        gate,
        subject: z.object({
          id: subject,
          of,
          title: z.string().nullable().describe('null: it is not for you to know'),
        }),
        person: z.object({
          id: id<'person'>()
            .nullable()
            .describe('null: nobody has this address, or that is not told here'),
          label: shown.describe(
            'the name, or the address that was typed where one may not know the name',
          ),
          email: shown.nullable().describe('null: it is not for you to know'),
        }),
        self: z.boolean(),
        link: z.string().nullable().describe('the page of the subject: what to send the person'),
        says: shown.describe('the verdict in one sentence'),
        verdict: ToldVerdict,
      }),
    },
    atOnce: true,
    // an address typed here is answered truthfully to those who manage the subject: not without end
    limit: { times: 240, seconds: 600, per: 'person', naming: ['person', 'email'] },
    tag: 'Access',
  },
  'GET /api/why/{gate}/{subject}/people': {
    summary:
      'Everyone who passes this gate, time and door apart, each with the ways that lead there; for those who manage the subject',
    policy: { who: 'person', gate: 'own' },
    params: z.object({ gate, subject }),
    query: z.object(paging),
    answers: {
      200: page(
        z.object({
          person: z.object({ id: id<'person'>(), name: z.string() }),
          paths: ToldVerdict.shape.paths,
        }),
      ),
    },
    tag: 'Access',
  },
  'GET /api/subjects-to-check': {
    summary: 'What one may ask about, of every kind: by title or id',
    policy: { who: 'person', gate: 'own' },
    query: z.object({ organisation: id<'organisation'>().optional(), q: sought.default('') }),
    answers: { 200: z.array(z.object({ of, id: subject, title: z.string() })) },
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
