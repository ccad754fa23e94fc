import { z } from 'zod';
import { entry, groups, type Declares } from '../../base/journal/entries.ts';
import type { Hooked } from '../../base/journal/hooked.ts';

const name = z.string();
/** Of the assembly, after the change. */
const version = z.number();

export const assemblyEntries = {
  'assembly.made': entry('assembly', { name, groups, version }),
  /** `groups`: those that have it, and those that had it before. */
  'assembly.changed': entry('assembly', { name, fields: z.array(z.string()), groups, version }),
  'assembly.put-in-service': entry('assembly', { name, groups, version }),
  'assembly.put-on-stock': entry('assembly', { name, groups, version }),
  'assembly.put-out-of-service': entry('assembly', { name, reason: z.string(), groups, version }),
  'assembly.retired': entry('assembly', { name, groups, version }),
  'assembly.taken-back': entry('assembly', { name, groups, version }),
};
export const assemblyHooked: Hooked = {
  'assembly.made': ['groups', 'version'],
  'assembly.changed': ['fields', 'groups', 'version'],
  'assembly.put-in-service': ['groups', 'version'],
  'assembly.put-on-stock': ['groups', 'version'],
  'assembly.put-out-of-service': ['groups', 'version'],
  'assembly.retired': ['groups', 'version'],
  'assembly.taken-back': ['groups', 'version'],
};
declare module '../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof assemblyEntries> {}
}
