import { z } from 'zod';
import { entry, type Declares } from '../../base/journal/entries.ts';

const name = z.string();

export const webhookEntries = {
  'webhook.made': entry('webhook', { name }),
  'webhook.changed': entry('webhook', { name, fields: z.array(z.string()) }),
  'webhook.secret-renewed': entry('webhook', { name }),
  'webhook.switched-off': entry('webhook', { name, because: z.enum(['by-hand', 'gone']) }),
  'webhook.switched-on': entry('webhook', { name }),
  'webhook.replayed': entry('webhook', { name, count: z.number() }),
  'webhook.removed': entry('webhook', { name }),
};
declare module '../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof webhookEntries> {}
}
