import { byItself } from '../../../access/admit.ts';
import { Clash } from '../../../base/api/refusals.ts';
import type { Consequences } from '../../../base/journal/consequences.ts';
import { collisionsOn, respan } from './store.ts';

/** Another start-up or cleanup holds for what is booked already, or is refused. */
export const spanConsequences: Consequences = {
  'assembly.changed': async (tx, { subject, data }) => {
    if (!data.fields.includes('startup') && !data.fields.includes('cleanup')) return;
    const pairs = await collisionsOn(tx, subject);
    if (pairs.length > 0) throw new Clash('spans-collide', 409, { pairs });
    await respan(tx, byItself, subject);
  },
};
