import { byItself } from '../../access/admit.ts';
import type { Consequences } from '../../base/journal/consequences.ts';
import { settleOrders } from './orders/actions.ts';

/** Whoever puts it in service again has seen to what could not be cleared. */
export const agentConsequences: Consequences = {
  'assembly.put-in-service': async (tx, { subject }) => settleOrders(tx, byItself, subject),
};
