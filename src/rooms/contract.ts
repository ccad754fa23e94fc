import { z } from 'zod';
import { contract, id, nothing } from '../base/contract.ts';
import { Told } from '../access/contract.ts';
import { places } from '../sessions/rules.ts';

export const Insider = z.object({
  stay: id<'stay'>(),
  person: id<'person'>(),
  name: z.string(),
  picture: z.string().nullable(),
  microphone: z.boolean().describe('their microphone is on'),
  camera: z.boolean().describe('their camera is on'),
  here: z.boolean().describe('their page is connected; false for the seconds in which a broken line may come back'),
});
export type Insider = z.infer<typeof Insider>;

export const RoomView = z.object({
  session: z.object({ id: id<'session'>(), title: z.string() }),
  door: z.enum(['open']),
  places: z.number().int().describe(`people who fit in: ${places}`),
  gates: z.object({ enter: Told }),
  inside: z.array(Insider).optional().describe('who is in the room; absent for those whom the gate would not let in'),
});
export type RoomView = z.infer<typeof RoomView>;

export const Entered = z.object({
  stay: id<'stay'>(),
  ticket: z.string().describe('opens the call on the live socket of this sign-in, within 60 seconds: send {"t":"join","ticket":...}'),
  inside: z.array(Insider),
  iceServers: z.array(z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() })),
});
export type Entered = z.infer<typeof Entered>;

const session = z.object({ id: id<'session'>() });
export const roomsContract = contract({
  'GET /api/sessions/{id}/room': {
    tag: 'rooms',
    summary: 'The room of a session: its door, whether you may enter, and for those who may, who is inside',
    policy: { who: 'signed-in', gate: 'see-session' },
    params: session,
    answers: { 200: RoomView },
  },
  'POST /api/sessions/{id}/stays': {
    tag: 'rooms',
    summary: 'Enter the room. A person has one stay: entering anew ends the one before',
    policy: { who: 'signed-in', gate: 'enter-room' },
    params: session,
    body: z.strictObject({
      stay: id<'stay'>().optional().describe('the stay this page had, when its line broke: it is kept if it is not over'),
      microphone: z.boolean().default(true),
      camera: z.boolean().default(true),
    }),
    limit: { times: 60, seconds: 60, per: 'person' },
    answers: { 201: Entered },
  },
  'DELETE /api/stays/{id}': {
    tag: 'rooms',
    summary: 'Leave the room',
    policy: { who: 'signed-in', gate: 'own' },
    params: z.object({ id: id<'stay'>() }),
    answers: { 204: nothing },
  },
});
