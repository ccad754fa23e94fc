import type { Acts } from './writes/acts.ts';
import { agents } from './writes/agents.ts';
import { bookings } from './writes/bookings.ts';
import { equipment } from './writes/equipment.ts';
import { people } from './writes/people.ts';
import { sessions } from './writes/sessions.ts';
import { tokens } from './writes/tokens.ts';
import { webhooks } from './writes/webhooks.ts';

/** Each write of the contract, once. A new one that is missing here fails the test. */
export const acts: Acts = {
  ...people,
  ...sessions,
  ...equipment,
  ...bookings,
  ...agents,
  ...tokens,
  ...webhooks,
};
