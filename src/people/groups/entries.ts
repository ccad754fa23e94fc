import { z } from 'zod';
import { entry, groups, idOf, ids, persons, type Declares } from '../../base/journal/entries.ts';
import type { Hooked } from '../../base/journal/hooked.ts';

/** Of the group, after the change: an editing that began before it hears what has happened since. */
const version = z.number();

export const groupEntries = {
  'group.created': entry('group', { name: z.string(), persons, groups, version }),
  'group.renamed': entry('group', { name: z.string(), before: z.string(), groups, version }),
  'group.described': entry('group', { groups, version }),
  'group.deleted': entry('group', {
    name: z.string(),
    persons,
    groups,
    sessions: ids('session'),
  }),
  'group.nested': entry('group', { inner: idOf('group'), name: z.string(), groups, version }),
  'group.unnested': entry('group', { inner: idOf('group'), groups, version }),
  'group.member-added': entry('group', { persons, groups, version }),
  'group.member-removed': entry('group', {
    persons,
    groups,
    version,
    because: z.enum(['left', 'removed', 'contact-ended']).optional(),
    /** Its name, for those to whom it is closed now. */ was: z.string(),
  }),
  'group.role-changed': entry('group', {
    persons,
    groups,
    version,
    role: z.enum(['manager', 'member']),
  }),
};
export const groupHooked: Hooked = {
  'group.created': ['persons', 'groups', 'version'],
  'group.renamed': ['groups', 'version'],
  'group.described': ['groups', 'version'],
  'group.deleted': ['persons', 'groups'],
  'group.nested': ['inner', 'groups', 'version'],
  'group.unnested': ['inner', 'groups', 'version'],
  'group.member-added': ['persons', 'groups', 'version'],
  'group.member-removed': ['persons', 'groups', 'version', 'because'],
  'group.role-changed': ['persons', 'groups', 'version', 'role'],
};
declare module '../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof groupEntries> {}
}
