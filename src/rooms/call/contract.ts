import { z } from 'zod';
import { contract, id, instant, nothing } from '../../base/api/contract.ts';

export const Insider = z.object({
  stay: id<'stay'>(),
  person: id<'person'>().nullable().describe('null: a guest'),
  name: z.string(),
  picture: z.string().nullable(),
  guest: z.boolean().describe('without an account: the name is typed'),
  host: z.boolean(),
  microphone: z.boolean().describe('their microphone is on'),
  camera: z.boolean().describe('their camera is on'),
  screen: z.boolean().describe('they share their screen'),
  hand: instant.nullable().describe('since when their hand is up'),
  here: z
    .boolean()
    .describe(
      'their page is connected; false for the seconds in which a broken line may come back',
    ),
});
export type Insider = z.infer<typeof Insider>;

const stay = z.object({ id: id<'stay'>() });
const hosted = {
  policy: { who: 'person', gate: 'host-room' },
  tag: 'Rooms',
  limit: { times: 120, seconds: 60, per: 'person' },
} as const;

/** What hosts do to people inside. Who comes in and goes is the door's (`door/contract.ts`). */
export const callContract = contract({
  'POST /api/stays/{id}/mute': {
    summary: 'Mute somebody. They may turn their microphone on again themselves',
    ...hosted,
    params: stay,
    answers: { 204: nothing },
  },
  'POST /api/sessions/{id}/mutes': {
    summary: 'Mute everyone inside but oneself',
    ...hosted,
    params: z.object({ id: id<'session'>() }),
    answers: {
      200: z.object({ muted: z.number().int().describe('people whose microphone was on') }),
    },
  },
  'DELETE /api/stays/{id}/hand': {
    summary: 'Lower the raised hand of somebody',
    ...hosted,
    params: stay,
    answers: { 204: nothing },
  },
});
