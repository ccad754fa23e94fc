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
} from '../../base/api/contract.ts';
import { isPublicKey } from '../../base/seals.ts';
import { Outcome, Phase, Policy } from './protocol.ts';
import { pathFault, sshKeyOf } from './rules.ts';

export const COMMAND = 8000;
export const SECRET = 4000;
const assembly = z.object({ id: id<'assembly'>() });
const manage = { who: 'person', gate: 'manage-assembly' } as const;
const see = { who: 'person', gate: 'see-assembly' } as const;
const tag = 'Agents';

const path = bounded(400).transform((text, context) => {
  const fault = pathFault(text);
  if (fault) context.addIssue({ code: 'custom', message: fault });
  return text;
});
const paths = z
  .array(path)
  .max(50)
  .describe('in the folder of the holder, taken away when a booking ends');
const sshKey = bounded(2400).transform((text, context) => {
  const key = sshKeyOf(text);
  if (!key) context.addIssue({ code: 'custom', message: 'not-a-key' });
  return key ?? z.NEVER;
});
const task = z.strictObject({
  name: line(80),
  phase: Phase,
  command: bounded(COMMAND)
    .refine((text) => text.trim() !== '' && !text.includes('\0'), { message: 'needed' })
    .describe('for the shell of the machine'),
  limit: z.number().int().min(1).max(3600).default(120).describe('seconds'),
  retries: z.number().int().min(0).max(10).default(0),
  onFailure: Policy.default('warn').describe(
    'what it means when it fails at every attempt, or takes too long',
  ),
});
const secret = z.strictObject({
  name: bounded(40)
    .regex(/^[A-Z][A-Z0-9_]*$/u)
    .describe('of a variable of the environment of tasks'),
  value: bounded(SECRET)
    .min(8)
    .refine((text) => !text.includes('\0'), { message: 'wrong-value' })
    .optional()
    .describe('left out: as it is'),
});
const shownTasks = z.object({
  version: z.number().int(),
  tasks: z.array(task),
  paths: z.array(z.string()),
  secrets: z.array(z.string()).describe('names; values are never shown'),
});
const run = z.object({
  id: id<'run'>(),
  booking: id<'booking'>(),
  phase: Phase,
  name: z.string(),
  attempt: z.number().int(),
  begun: instant,
  ended: instant.nullable(),
  outcome: Outcome.nullable(),
  code: z.number().int().nullable(),
});
const holder = z.strictObject({
  sshKeys: z.array(sshKey).max(10).describe('public keys, let in while one holds an assembly'),
  paths,
});

export const agentsContract = contract({
  'POST /api/agents': {
    summary: 'Join as the agent of an assembly, by a token that holds once',
    policy: { who: 'anyone', because: 'the token is the proof; an agent has no account' },
    body: z.strictObject({
      token: bounded(100),
      key: bounded(200)
        .refine((text) => isPublicKey(text), { message: 'not-a-public-key' })
        .describe('public key (Ed25519, SPKI in base64) by which it signs in from now on'),
    }),
    limit: { times: 20, seconds: 60, per: 'failure' },
    answers: {
      201: z.object({
        agent: id<'agent'>(),
        assembly: z.object({ id: id<'assembly'>(), name: z.string() }),
        credential: z.string().describe('said at the next connection, where it is replaced'),
      }),
    },
    refuses: [404],
    tag,
  },
  'POST /api/assemblies/{id}/join-tokens': {
    summary: 'Make a token by which an agent joins; the one before holds no more',
    policy: manage,
    params: assembly,
    answers: {
      201: z.object({ token: z.string().describe('shown once'), expires: instant }),
    },
    tag,
  },
  'GET /api/assemblies/{id}/agent': {
    summary: 'Whether it has an agent, and whether that lives',
    policy: see,
    params: assembly,
    answers: {
      200: z.object({
        state: z.enum(['none', 'live', 'suspect', 'lost']),
        joined: instant.nullable(),
        seen: instant.nullable(),
        waiting: z.number().int().describe('changes of holder that it has not yet carried out'),
      }),
    },
    tag,
  },
  'DELETE /api/assemblies/{id}/agent': {
    summary: 'Remove its agent: it can do nothing here any more',
    policy: manage,
    params: assembly,
    answers: { 204: nothing },
    tag,
  },
  'GET /api/assemblies/{id}/tasks': {
    summary: 'What its agent does at each change of holder',
    policy: manage,
    params: assembly,
    answers: { 200: shownTasks },
    tag,
  },
  'PUT /api/assemblies/{id}/tasks': {
    summary: 'Say what its agent does at each change of holder',
    policy: manage,
    params: assembly,
    versioned: true,
    body: z.strictObject({
      tasks: z.array(task).max(100),
      paths,
      secrets: z.array(secret).max(50).describe('those that are left out are gone'),
    }),
    answers: { 200: shownTasks },
    tag,
  },
  'GET /api/assemblies/{id}/runs': {
    summary:
      'What its agent has run, the newest first: all for those who manage it, else one’s own',
    policy: see,
    params: assembly,
    query: z.object(paging),
    answers: { 200: page(run) },
    tag,
  },
  'GET /api/runs/{id}': {
    summary: 'One run with what it wrote; no secret stands in it',
    policy: { who: 'person', gate: 'own' },
    params: z.object({ id: id<'run'>() }),
    answers: { 200: run.extend({ output: z.string() }) },
    tag,
  },
  'GET /api/me/on-assemblies': {
    summary: 'What one brings to the assemblies that one holds',
    policy: { who: 'person', gate: 'own' },
    answers: { 200: holder },
    tag,
  },
  'PUT /api/me/on-assemblies': {
    summary: 'Say by which SSH keys one comes in, and which files go when a booking ends',
    policy: { who: 'person', gate: 'own' },
    body: holder,
    answers: { 200: holder },
    tag,
  },
});
