import { z } from 'zod';
import { contract, id, instant, nothing } from '../../base/api/contract.ts';
import { hosted, session } from '../door/contract.ts';

export const blocksContract = contract({
  'GET /api/sessions/{id}/blocked': {
    summary: 'Who may not ask at this door',
    ...hosted,
    params: session,
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            id: id<'room-block'>(),
            name: z.string(),
            guest: z.boolean(),
            by: z.string().nullable(),
            since: instant,
          }),
        ),
      }),
    },
  },
  'DELETE /api/sessions/{id}/blocked/{block}': {
    summary: 'Lift a block',
    ...hosted,
    params: session.extend({ block: id<'room-block'>() }),
    answers: { 204: nothing },
  },
});
