import { book, makeAssembly } from '../world/assemblies.ts';
import type { Acts, Prepared } from './acts.ts';

const bench = ({ world, organisation, boss, group }: Prepared) =>
  makeAssembly(world, organisation, boss, { name: 'Bench', booked: [group] });
const ahead = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const booked = async (on: Prepared) =>
  (await book(on.host, { assembly: await bench(on), starts: ahead(2), minutes: 60 })).items[0]!.id;

export const bookings: Acts = {
  'POST /api/bookings': async (on) => ({
    who: on.host,
    url: '/api/bookings',
    body: { assembly: await bench(on), starts: ahead(2), minutes: 60 },
  }),
  'POST /api/booking-trials': async (on) => ({
    who: on.host,
    url: '/api/booking-trials',
    body: { assembly: await bench(on), starts: ahead(2), minutes: 60 },
  }),
  'PATCH /api/bookings/{id}': async (on) => ({
    who: on.host,
    url: `/api/bookings/${await booked(on)}`,
    body: { purpose: 'Probe' },
  }),
  'POST /api/bookings/{id}/extensions': async (on) => ({
    who: on.host,
    url: `/api/bookings/${await booked(on)}/extensions`,
    body: { minutes: 15 },
  }),
  'POST /api/bookings/{id}/release': async (on) => ({
    who: on.host,
    url: `/api/bookings/${await booked(on)}/release`,
  }),
};
