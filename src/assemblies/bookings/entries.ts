import { z } from 'zod';
import { entry, groups, idOf, persons, type Declares } from '../../base/journal/entries.ts';
import type { Hooked } from '../../base/journal/hooked.ts';

/** What stands in all: the assembly and its name then, the span, whom and which group it touches. */
const placed = {
  assembly: idOf('assembly'),
  name: z.string(),
  starts: z.string(),
  ends: z.string(),
  persons,
  groups,
};

export const bookingEntries = {
  'booking.made': entry('booking', placed),
  /** `before`: its end. */
  'booking.extended': entry('booking', { ...placed, before: z.string() }),
  'booking.moved': entry('booking', { ...placed, before: z.string() }),
  'booking.reworded': entry('booking', placed),
  'booking.released': entry('booking', placed),
  'booking.cancelled': entry('booking', placed),
  /** The holder may no longer book. */
  'booking.freed': entry('booking', placed),
  'booking.flagged': entry('booking', placed),
};
const told = ['assembly', 'starts', 'ends', 'persons', 'groups'] as const;
export const bookingHooked: Hooked = {
  'booking.made': told,
  'booking.extended': [...told, 'before'],
  'booking.moved': [...told, 'before'],
  'booking.reworded': told,
  'booking.released': told,
  'booking.cancelled': told,
  'booking.freed': told,
  'booking.flagged': told,
};
declare module '../../base/journal/entries.ts' {
  interface Entries extends Declares<typeof bookingEntries> {}
}
