import { reveal } from '../../../access/admit.ts';
import { aboutOneself, type Ask } from '../../../access/ask.ts';
import { evaluate, type Gate } from '../../../access/gate.ts';
import type { BookingId } from '../../../base/ids.ts';
import type { BookingFacts } from '../checks.ts';
import { extend, move, release, seeBooking } from '../gates.ts';
import { longer } from './actions.ts';
import { loadBookings } from './store.ts';

const asked = (gate: string, by: Gate<BookingFacts>): Ask =>
  aboutOneself(
    { gate, of: 'booking', at: (booking) => `/assemblies?booking=${booking}` },
    by,
    async (db, asker, subject) => {
      const [found] = await loadBookings(db, asker, [subject as BookingId], 'all');
      if (!found?.about) return null;
      reveal(evaluate(seeBooking, found));
      return { facts: by === extend ? longer(found) : found, title: found.about.title };
    },
  );
export const bookingAsks: readonly Ask[] = [
  asked('see-booking', seeBooking),
  asked('extend', extend),
  asked('move', move),
  asked('release', release),
];
