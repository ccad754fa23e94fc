import { clock } from '../../base/clock.ts';
import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/http.ts';
import { enter, leave, look } from './actions.ts';
import { roomsContract } from './contract.ts';
import { iceServers } from './rules.ts';
import { makeTicket } from './ticket.ts';

export const roomsRoutes = ({ db, config }: Deps): readonly Route[] =>
  routes(roomsContract, {
    'GET /api/sessions/{id}/room': async ({ who, params }) => ok(await look(db, who, params.id)),
    'POST /api/sessions/{id}/stays': async ({ who, params, body }) => {
      const entered = await enter(db, who, { session: params.id, ...body });
      const ticket = makeTicket({ stay: entered.stay, signIn: who.signIn }, config.secrets.tickets, clock.now());
      return created({ ...entered, ticket, iceServers: iceServers(config.ICE_SERVERS) });
    },
    'DELETE /api/stays/{id}': async ({ who, params }) => {
      await leave(db, who, params.id);
      return done();
    },
  });
