import { z } from 'zod';
import { contract, id, nothing } from '../../base/api/contract.ts';

export const stay = z.object({ id: id<'stay'>() });
const hosted = {
  policy: { who: 'person', gate: 'host-room' },
  tag: 'Rooms',
  limit: { times: 120, seconds: 60, per: 'person' },
} as const;

/** What hosts do to people inside. Who comes in is `enter/`, who goes `stays/`. */
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
