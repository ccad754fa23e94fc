import { entry, groups, persons, type Declares } from '../../base/journal/entries.ts';

/** `persons`: who may notice it. Of a decline or a block only the one who did it. */
export const contactEntries = {
  'contact.requested': entry('contact-request', { persons }),
  'contact.request-found': entry('contact-request', { persons }),
  'contact.accepted': entry('contact-request', { persons }),
  'contact.declined': entry('contact-request', { persons }),
  'contact.withdrawn': entry('contact-request', { persons }),
  'contact.ended': entry('person', { persons, groups }),
  'contact.blocked': entry(['contact-request', 'person'], { persons }),
  'contact.unblocked': entry('person', { persons }),
};
declare module '../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof contactEntries> {}
}
