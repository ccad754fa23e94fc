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

export const staysContract = contract({
  'DELETE /api/stays/{id}': {
    summary: 'Leave the room',
    policy: { who: 'visitor', gate: 'own' },
    params: stay,
    answers: { 204: nothing },
    tag: 'Door',
  },
});
