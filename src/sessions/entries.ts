import { z } from 'zod';
import { entry, groups, persons, type Declares } from '../base/journal/entries.ts';
import type { Hooked } from '../base/journal/hooked.ts';

const title = z.string();

export const sessionEntries = {
  'session.made': entry('session', { title, persons, groups }),
  'session.changed': entry('session', {
    title,
    fields: z.array(z.string()),
    persons,
    groups,
    /** Those that could see it before: of a hidden one its group hears nothing. */ saw: groups,
  }),
  'session.cancelled': entry('session', { title, reason: z.string(), persons, groups }),
  'session.ended': entry('session', { title }),
  'session.opened-early': entry('session', { title }),
  'session.closed-again': entry('session', { title }),
};
export const hostEntries = {
  'host.named': entry('session', { title, name: z.string(), persons }),
  'host.dismissed': entry('session', { title, name: z.string(), persons }),
};
export const feedEntries = {
  'feed.made': entry('person', {}),
  'feed.revoked': entry('person', {}),
};
export const sessionHooked: Hooked = {
  'session.made': ['persons', 'groups'],
  'session.changed': ['fields', 'persons', 'groups'],
  'session.cancelled': ['persons', 'groups'],
  'session.ended': [],
  'session.opened-early': [],
  'session.closed-again': [],
  'host.named': ['persons'],
  'host.dismissed': ['persons'],
};
declare module '../base/journal/entries.ts' {
  interface Entries
    extends
      Declares<typeof sessionEntries>,
      Declares<typeof hostEntries>,
      Declares<typeof feedEntries> {}
}
