import { z } from 'zod';
import { entry, groups, persons, type Declares } from '../../../base/journal/entries.ts';

/** `persons`: whose it is; `groups`: that of a technical user. */
const of = { name: z.string(), persons, groups: groups.optional() };

export const tokenEntries = {
  'token.made': entry('token', {
    ...of,
    role: z.enum(['user', 'admin']),
    expires: z.string().nullable(),
  }),
  'token.revoked': entry('token', of),
  'token.restored': entry('token', of),
  'token.deleted': entry('token', of),
  'token.expiring': entry('token', { ...of, expires: z.string() }),
};
declare module '../../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof tokenEntries> {}
}
