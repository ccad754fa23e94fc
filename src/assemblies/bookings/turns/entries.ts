import { z } from 'zod';
import { entry, persons, type Declares } from '../../../base/journal/entries.ts';
import { id } from '../../../base/api/contract.ts';

const turned = { assembly: id<'assembly'>(), name: z.string(), epoch: z.number(), persons };

export const turnEntries = {
  'booking.begun': entry('booking', turned),
  'booking.finished': entry('booking', turned),
  /** The assembly could not be made ready for it. */
  'booking.broken-off': entry('booking', { ...turned, because: z.string() }),
};
declare module '../../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof turnEntries> {}
}
