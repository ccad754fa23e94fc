import { z } from 'zod';
import { entry, groups, persons, type Declares } from '../../base/journal/entries.ts';
import type { Hooked } from '../../base/journal/hooked.ts';

const role = z.enum(['admin', 'member']);
/** The name of the organisation, for those to whom it is closed now. */
const was = z.string();

export const organisationEntries = {
  'organisation.made': entry('organisation', { name: z.string(), persons: persons.optional() }),
  'organisation.renamed': entry('organisation', { name: z.string(), before: z.string() }),
};
export const memberEntries = {
  'member.left': entry('person', { persons, groups }),
  'member.removed': entry('person', { persons, groups, passed: groups, was }),
  'member.suspended': entry('person', { persons, groups, was }),
  'member.suspension-lifted': entry('person', { persons, groups }),
  'member.role-changed': entry('person', { persons, role }),
};
export const invitationEntries = {
  'invitation.sent': entry('invitation', { email: z.string(), role }),
  'invitation.link-copied': entry('invitation', { email: z.string() }),
  'invitation.revoked': entry('invitation', { email: z.string() }),
  'invitation.accepted': entry('invitation', { email: z.string(), role, persons }),
};
export const controlEntries = {
  'access.refused': entry([], {
    gate: z.string(),
    route: z.string(),
    failed: z.array(z.string()),
  }),
  'mail.opened': entry('mail', { email: z.string(), title: z.string(), persons }),
  'mail.sent-again': entry('mail', { email: z.string(), title: z.string() }),
};
export const memberHooked: Hooked = {
  'organisation.renamed': [],
  'invitation.accepted': ['persons', 'role'],
  'member.left': ['persons', 'groups'],
  'member.removed': ['persons', 'groups'],
  'member.suspended': ['persons', 'groups'],
  'member.suspension-lifted': ['persons', 'groups'],
  'member.role-changed': ['persons', 'role'],
};
declare module '../../base/journal/entries.ts' {
  interface Entries
    extends
      Declares<typeof organisationEntries>,
      Declares<typeof memberEntries>,
      Declares<typeof invitationEntries>,
      Declares<typeof controlEntries> {}
}
