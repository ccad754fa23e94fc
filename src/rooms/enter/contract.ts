import { z } from 'zod';
import { ToldVerdict } from '../../access/contract.ts';
import { contract, id, instant, line, nothing } from '../../base/api/contract.ts';
import { places } from '../../sessions/rules.ts';
import { Door, hosted, session } from '../door/contract.ts';
import { OwnKnock } from '../knocks/contract.ts';
import { Insider } from '../stays/contract.ts';

export const RoomView = z
  .object({
    session: z.object({
      id: id<'session'>(),
      title: z.string(),
      kind: z.enum(['group', 'ad-hoc', 'standing']),
    }),
    door: Door,
    guests: z.boolean().describe('whoever holds the link may come to the door'),
    says: z.string().describe('what the hosts wrote for the lobby'),
    places: z.number().int().describe(`people who fit in: ${places}`),
    me: z.object({
      name: z.string(),
      guest: z.boolean(),
      hosts: z.boolean().describe('may answer, turn the door, remove'),
      answers: z
        .boolean()
        .describe('may answer knocks: hosts, and people inside where the room is set so'),
    }),
    opens: instant
      .nullable()
      .describe('when the room opens; null: it is open, over, or has no time'),
    planned: instant.nullable().describe('a host opened it early: when it would have opened'),
    knock: OwnKnock.nullable(),
    gates: z.object({
      enter: ToldVerdict,
      knock: ToldVerdict,
      open: ToldVerdict.optional().describe('open it early; for hosts, before it opens'),
      close: ToldVerdict.optional().describe(
        'take that back; for hosts, until it would have opened',
      ),
    }),
    inside: z
      .array(Insider)
      .optional()
      .describe(
        'who is in the room: for hosts, those inside, and people of the group whom the door lets in; never in the lobby of a locked or ad-hoc room',
      ),
    waiting: z
      .number()
      .int()
      .optional()
      .describe('open requests; only for those who may answer them'),
    tried: z
      .number()
      .int()
      .optional()
      .describe('of a closed door: how many stood before it; only for hosts'),
  })
  .meta({ id: 'Room' });
export type RoomView = z.infer<typeof RoomView>;

export const Entered = z.object({
  stay: id<'stay'>(),
  ticket: z
    .string()
    .describe(
      'opens the call on the live socket of this sign-in or browser, within 60 seconds: send {"t":"join","ticket":...}',
    ),
  inside: z.array(Insider),
  iceServers: z.array(
    z.object({
      urls: z.array(z.string()),
      username: z.string().optional(),
      credential: z.string().optional(),
    }),
  ),
});
export type Entered = z.infer<typeof Entered>;

const stay = z.object({ id: id<'stay'>() });

export const enterContract = contract({
  'GET /api/sessions/{id}/room': {
    summary: 'The room of a session as one may know it at its door',
    policy: { who: 'visitor', gate: 'see-door' },
    params: session,
    answers: { 200: RoomView },
    atOnce: true,
    tag: 'Door',
  },
  'POST /api/sessions/{id}/stays': {
    summary: 'Enter the room. A person or guest has one stay: entering anew ends the one before',
    policy: { who: 'visitor', gate: 'enter-room' },
    params: session,
    body: z.strictObject({
      stay: id<'stay'>()
        .optional()
        .describe('the stay this page had, when its line broke: it is kept if it is not over'),
      microphone: z.boolean().default(true),
      camera: z.boolean().default(true),
    }),
    limit: { times: 60, seconds: 60, per: 'person' },
    answers: { 201: Entered },
    tag: 'Door',
  },
  'POST /api/sessions/{id}/tries': {
    summary: 'Stand before a closed door: hosts are told how many did',
    policy: { who: 'visitor', gate: 'see-door' },
    params: session,
    limit: { times: 30, seconds: 60, per: 'person' },
    answers: { 204: nothing },
    tag: 'Door',
  },
  'POST /api/stays/{id}/removals': {
    summary: 'Remove somebody from the room: their Allow is spent, and they must ask again',
    ...hosted,
    params: stay,
    body: z.strictObject({
      reason: line(280, 0).default(''),
      block: z.boolean().default(false).describe('and they cannot ask any more'),
      back: z
        .boolean()
        .default(false)
        .describe('only back into the waiting room: one Allow returns them'),
    }),
    answers: { 204: nothing },
  },
});
