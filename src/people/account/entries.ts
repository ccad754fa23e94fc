import { z } from 'zod';
import { entry, groups, ids, persons, type Declares } from '../../base/journal/entries.ts';

export const accountEntries = {
  'account.opened': entry('person', { persons }),
  'account.verified': entry('person', { persons }),
  'account.exported': entry('person', {}),
  'account.deleted': entry('person', { persons, groups }),
  'sign-in.began': entry('sign-in', {
    persons,
    place: z.string(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
  }),
  'sign-in.ended': entry('person', {
    persons,
    signIns: ids('sign-in'),
    because: z.enum([
      'signed-out',
      'replaced',
      'password-changed',
      'password-reset',
      'account-deleted',
      'suspended',
    ]),
    feeds: z.number().optional(),
    browsers: z.number().optional(),
    access_tokens: z.number().optional(),
    verifications: z.number().optional(),
  }),
  'password.changed': entry('person', { persons }),
  'password.reset': entry('person', { persons }),
  'address-change.asked': entry('person', { persons }),
  'address.changed': entry('person', { persons }),
  'person.changed': entry('person', { persons, changed: z.array(z.string()) }),
  'picture.changed': entry('person', { persons }),
};
declare module '../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof accountEntries> {}
}
