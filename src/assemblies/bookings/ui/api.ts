import { client } from '../../../base/ui/talk/api.ts';
import { useList } from '../../../base/ui/list/list.tsx';
import type { bookingsContract } from '../contract.ts';

export const bookings = client<typeof bookingsContract>();

export type Reach = 'mine' | 'managed';
/** What somebody holds, or also what they manage for others. */
export const useBookings = (reach: Reach, when: 'upcoming' | 'past') =>
  useList(['sessions', 'bookings', reach, when], (cursor, signal) =>
    bookings('GET /api/bookings', {
      query: { mine: reach === 'mine' ? 'yes' : 'no', when, cursor },
      signal,
    }),
  );
