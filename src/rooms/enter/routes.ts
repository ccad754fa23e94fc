import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import { iceServers } from '../call/medium/rules.ts';
import { makeTicket } from '../call/ticket.ts';
import { enter, look, remove, tryDoor } from './actions.ts';
import { enterContract } from './contract.ts';

export const enterRoutes = ({ db, config }: Pick<Deps, 'db' | 'config'>): readonly Route[] =>
  routes(enterContract, {
    'GET /api/sessions/{id}/room': async ({ who, params }) => ok(await look(db, who, params.id)),
    'POST /api/sessions/{id}/stays': async ({ who, params, body }) => {
      const { now, ...entered } = await enter(db, who, { session: params.id, ...body });
      const ticket = makeTicket(
        { stay: entered.stay, holder: who.signIn ?? who.visitor },
        config.secrets.tickets,
        now,
      );
      return created({ ...entered, ticket, iceServers: iceServers(config.ICE_SERVERS) });
    },
    'POST /api/sessions/{id}/tries': async ({ who, params }) => {
      await tryDoor(db, who, params.id);
      return done();
    },
    'POST /api/stays/{id}/removals': async ({ who, params, body }) => {
      await remove(db, who, { stay: params.id, ...body });
      return done();
    },
  });
