import { z } from 'zod';
import { entry, type Declares } from '../../base/journal/entries.ts';
import { id } from '../../base/api/contract.ts';

const name = z.string();
const carried = { name, booking: id<'booking'>(), epoch: z.number(), because: z.string() };

export const agentEntries = {
  'agent.invited': entry('assembly', { name }),
  'agent.joined': entry('assembly', { name }),
  'agent.removed': entry('assembly', { name }),
  'agent.lost': entry('assembly', { name }),
  'agent.returned': entry('assembly', { name }),
  'agent.tasks-changed': entry('assembly', { name, version: z.number() }),
  /** `because`: the task that failed; the session cannot begin, or not go on. */
  'agent.could-not-start': entry('assembly', carried),
  'agent.could-not-clear': entry('assembly', carried),
};
declare module '../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof agentEntries> {}
}
