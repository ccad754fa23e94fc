import type { Deps } from '../../../base/deps.ts';
import { created, ok, routes, type Route } from '../../../base/serve/route.ts';
import { bookAll, tryAll } from './actions.ts';
import { bookingsContract } from '../contract.ts';
import { extendBooking, moveBooking, releaseBooking } from '../holding/actions.ts';
import { list, show } from '../shown/actions.ts';

export const bookingsRoutes = ({ db }: Deps): readonly Route[] =>
  routes(bookingsContract, {
    'POST /api/bookings': async ({ who, body }) => created(await bookAll(db, who, body)),
    'POST /api/booking-trials': async ({ who, body }) => ok(await tryAll(db, who, body)),
    'GET /api/bookings': async ({ who, query }) => ok(await list(db, who, query)),
    'GET /api/bookings/{id}': async ({ who, params }) => ok(await show(db, who, params.id)),
    'PATCH /api/bookings/{id}': async ({ who, params, body }) =>
      ok(await moveBooking(db, who, params.id, body)),
    'POST /api/bookings/{id}/extensions': async ({ who, params, body }) =>
      ok(await extendBooking(db, who, params.id, body)),
    'POST /api/bookings/{id}/release': async ({ who, params }) =>
      ok(await releaseBooking(db, who, params.id)),
  });
