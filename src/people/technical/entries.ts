import { z } from 'zod';
import { entry, groups, persons, type Declares } from '../../base/journal/entries.ts';

/** `persons`: the technical user; `groups`: the one it is of. */
const of = { name: z.string(), persons, groups };

export const technicalEntries = {
  'technical-user.made': entry('person', of),
  'technical-user.renamed': entry('person', { ...of, before: z.string() }),
  'technical-user.deleted': entry('person', {
    ...of,
    because: z.enum(['deleted', 'group-deleted']),
  }),
};
declare module '../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof technicalEntries> {}
}
