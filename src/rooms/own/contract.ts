import { z } from 'zod';
import { ToldVerdict } from '../../access/contract.ts';
import {
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
import { Door } from '../door/contract.ts';

const kind = z.enum(['ad-hoc', 'standing']);

/** A room without dates: one's own standing room, or an ad-hoc session. */
export const OwnRoom = z.object({
  id: id<'session'>(),
  kind,
  title: z.string(),
  organisation: z.object({ id: id<'organisation'>(), name: z.string() }),
  owner: z.object({ id: id<'person'>(), name: z.string() }),
  mine: z.boolean().describe('the caller owns it'),
  door: Door,
  guests: z.boolean(),
  link: z.string().describe('whoever has it may come to the door, where guests are allowed'),
  opens: instant.nullable().describe('not before; or since when it is open early'),
  closes: instant.nullable(),
  over: z.boolean(),
  inside: z.number().int(),
  waiting: z.number().int().describe('open requests'),
  gates: z.object({ enter: ToldVerdict }),
});
export type OwnRoom = z.infer<typeof OwnRoom>;

export const ownContract = contract({
  'GET /api/own-rooms': {
    summary:
      'The rooms without dates that one owns or hosts: standing ones first, then ad-hoc sessions, newest first',
    policy: { who: 'person', gate: 'own' },
    query: z.object({ when: z.enum(['now', 'over']).default('now'), ...paging }),
    answers: { 200: page(OwnRoom) },
    tag: 'Rooms',
  },
  'POST /api/own-rooms': {
    summary: 'Open an ad-hoc session, or make a standing room',
    policy: { who: 'person', gate: 'make-room' },
    body: z.strictObject({
      kind,
      organisation: id<'organisation'>(),
      group: id<'group'>()
        .nullable()
        .default(null)
        .describe('whose people come in by the door for members; one of the caller’s groups'),
      title: line(120),
      door: Door.default('members'),
      guests: z.boolean().default(true),
      says: prose(500).default(''),
      opens: instant.nullable().default(null),
      closes: instant
        .nullable()
        .default(null)
        .describe('an ad-hoc session ends after 24 hours when nothing is said'),
    }),
    limit: { times: 100, seconds: 3600, per: 'person' },
    answers: { 201: z.object({ id: id<'session'>(), link: z.string() }) },
    tag: 'Rooms',
  },
  'PATCH /api/own-rooms/{id}': {
    summary: 'Rename a room',
    policy: { who: 'person', gate: 'host-room' },
    params: z.object({ id: id<'session'>() }),
    body: z.strictObject({ title: line(120) }),
    answers: { 204: nothing },
    tag: 'Rooms',
  },
  'DELETE /api/own-rooms/{id}': {
    summary: 'Delete a room or an ad-hoc session of one’s own; whoever is inside is asked out',
    policy: { who: 'person', gate: 'own-room' },
    params: z.object({ id: id<'session'>() }),
    answers: { 204: nothing },
    tag: 'Rooms',
  },
  'GET /api/sessions/{id}/invitees': {
    summary: 'Whom a host could invite by mail: contacts and people of the organisation',
    policy: { who: 'person', gate: 'host-room' },
    params: z.object({ id: id<'session'>() }),
    query: z.object({ q: sought.default('') }),
    answers: {
      200: z.object({
        items: z.array(
          z.object({ id: id<'person'>(), name: z.string(), picture: z.string().nullable() }),
        ),
      }),
    },
    tag: 'Rooms',
  },
  'POST /api/sessions/{id}/invitation-mails': {
    summary: 'Send the link of the session to people one knows, by mail and as a notice',
    policy: { who: 'person', gate: 'host-room' },
    params: z.object({ id: id<'session'>() }),
    body: z.strictObject({
      persons: z.array(id<'person'>()).min(1).max(50),
      message: prose(280).default(''),
    }),
    limit: { times: 60, seconds: 3600, per: 'person' },
    answers: { 202: z.object({ invited: z.number().int() }) },
    tag: 'Rooms',
  },
});
