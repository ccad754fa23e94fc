import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Reply, type Route } from '../../base/serve/route.ts';
import { invite, invitees, listOwn, make, removeRoom, renameRoom } from './actions.ts';
import { ownContract } from './contract.ts';

export const ownRoutes = (deps: Deps): readonly Route[] => {
  const { db } = deps;
  return routes(ownContract, {
    'GET /api/own-rooms': async ({ who, query }) => ok(await listOwn(deps, who, query)),
    'POST /api/own-rooms': async ({ who, body }) => created(await make(deps, who, body)),
    'PATCH /api/own-rooms/{id}': async ({ who, params, body }) => {
      await renameRoom(db, who, { session: params.id, ...body });
      return done();
    },
    'DELETE /api/own-rooms/{id}': async ({ who, params }) => {
      await removeRoom(db, who, params.id);
      return done();
    },
    'GET /api/sessions/{id}/invitees': async ({ who, params, query }) =>
      ok(await invitees(db, who, { session: params.id, ...query })),
    'POST /api/sessions/{id}/invitation-mails': async ({
      who,
      params,
      body,
    }): Promise<Reply<{ invited: number }>> => ({
      status: 202,
      body: { invited: await invite(db, who, { session: params.id, ...body }) },
    }),
  });
};
