import { databaseTime } from '../../base/data/clock.ts';
import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import { leave } from '../call/actions.ts';
import { iceServers } from '../call/rules.ts';
import { makeTicket } from '../call/ticket.ts';
import {
  dismissHost,
  endForAll,
  enter,
  look,
  nameHost,
  openAsPlanned,
  openNow,
  remove,
  settings,
  tryDoor,
  turn,
} from './actions.ts';
import { doorContract } from './contract.ts';
import {
  answer,
  answerByToken,
  answered,
  answerMany,
  knock,
  queue,
  takeBack,
  waitingRooms,
  withdraw,
} from '../knocks/actions.ts';
import { comeAsGuest, openLink, renewLink } from '../link/actions.ts';
import { blocked, decisions, liftBlock } from '../decisions/actions.ts';

export const doorRoutes = (deps: Deps): readonly Route[] => {
  const { db, config } = deps;
  return routes(doorContract, {
    'POST /api/links': async ({ who, body }) => ok(await openLink(deps, who, body.secret)),
    'POST /api/guests': async ({ who, body }) => {
      const { session, cookie } = await comeAsGuest(deps, who, body);
      return created({ session }, cookie ? { 'set-cookie': cookie } : {});
    },
    'GET /api/sessions/{id}/room': async ({ who, params }) => ok(await look(db, who, params.id)),
    'POST /api/sessions/{id}/stays': async ({ who, params, body }) => {
      const entered = await enter(db, who, { session: params.id, ...body });
      const ticket = makeTicket(
        { stay: entered.stay, holder: who.signIn ?? who.visitor },
        config.secrets.tickets,
        await databaseTime(db),
      );
      return created({ ...entered, ticket, iceServers: iceServers(config.ICE_SERVERS) });
    },
    'POST /api/sessions/{id}/knocks': async ({ who, params, body }) => {
      const asked = await knock(db, who, { session: params.id, ...body });
      return asked.fresh ? created(asked.knock) : ok(asked.knock);
    },
    'DELETE /api/knocks/{id}': async ({ who, params }) => {
      await withdraw(db, who, params.id);
      return done();
    },
    'POST /api/sessions/{id}/tries': async ({ who, params }) => {
      await tryDoor(db, who, params.id);
      return done();
    },
    'GET /api/sessions/{id}/knocks': async ({ who, params, query }) =>
      ok(await queue(db, who, { session: params.id, ...query })),
    'GET /api/waiting-rooms': async ({ who }) => ok({ items: await waitingRooms(db, who) }),
    'POST /api/knocks/{id}/answers': async ({ who, params, body }) =>
      ok(await answer(db, who, params.id, body)),
    'POST /api/sessions/{id}/answers': async ({ who, params, body }) =>
      ok(await answerMany(db, who, { session: params.id, ...body })),
    'GET /api/sessions/{id}/answers': async ({ who, params }) =>
      ok(await answered(db, who, params.id)),
    'DELETE /api/knocks/{id}/answer': async ({ who, params }) =>
      ok(await takeBack(db, who, params.id)),
    'POST /api/knock-decisions': async ({ who, body }) => ok(await answerByToken(deps, who, body)),
    'PATCH /api/sessions/{id}/room': async ({ who, params, body }) =>
      ok(await turn(db, who, { session: params.id, ...body })),
    'GET /api/sessions/{id}/room-settings': async ({ who, params }) =>
      ok(await settings(deps, who, params.id)),
    'POST /api/sessions/{id}/links': async ({ who, params, body }) =>
      created({ link: await renewLink(deps, who, { session: params.id, ...body }) }),
    'DELETE /api/stays/{id}': async ({ who, params }) => {
      await leave(db, who, params.id);
      return done();
    },
    'POST /api/stays/{id}/removals': async ({ who, params, body }) => {
      await remove(db, who, { stay: params.id, ...body });
      return done();
    },
    'POST /api/sessions/{id}/openings': async ({ who, params }) => {
      await openNow(db, who, params.id);
      return done();
    },
    'DELETE /api/sessions/{id}/opening': async ({ who, params }) => {
      await openAsPlanned(db, who, params.id);
      return done();
    },
    'POST /api/sessions/{id}/endings': async ({ who, params }) => {
      await endForAll(db, who, params.id);
      return done();
    },
    'PUT /api/sessions/{id}/hosts/{person}': async ({ who, params }) => {
      await nameHost(db, who, { session: params.id, person: params.person });
      return done();
    },
    'DELETE /api/sessions/{id}/hosts/{person}': async ({ who, params }) => {
      await dismissHost(db, who, { session: params.id, person: params.person });
      return done();
    },
    'GET /api/sessions/{id}/blocked': async ({ who, params }) =>
      ok(await blocked(db, who, params.id)),
    'DELETE /api/sessions/{id}/blocked/{block}': async ({ who, params }) => {
      await liftBlock(db, who, { session: params.id, block: params.block });
      return done();
    },
    'GET /api/sessions/{id}/decisions': async ({ who, params, query }) =>
      ok(await decisions(deps, who, { session: params.id, ...query })),
  });
};
