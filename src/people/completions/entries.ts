import { z } from 'zod';
import { entry, persons, type Declares } from '../../base/journal/entries.ts';

const name = z.string();
export const qualificationEntries = {
  'qualification.made': entry('qualification', { name }),
  'qualification.renamed': entry('qualification', { name, before: z.string() }),
  'qualification.removed': entry('qualification', { name, persons }),
  'qualification.given': entry('qualification', { name, persons }),
  'qualification.taken': entry('qualification', { name, persons }),
};
declare module '../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof qualificationEntries> {}
}
