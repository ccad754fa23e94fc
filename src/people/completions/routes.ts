import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import { give, listHolders, listQualifications, make, remove, rename, take } from './actions.ts';
import { completionsContract } from './contract.ts';

export const completionsRoutes = ({ db }: Deps): readonly Route[] =>
  routes(completionsContract, {
    'GET /api/organisations/{id}/qualifications': async ({ who, params, query }) =>
      ok(await listQualifications(db, who, { ...params, ...query })),
    'POST /api/organisations/{id}/qualifications': async ({ who, params, body }) =>
      created(await make(db, who, { ...params, ...body })),
    'PATCH /api/organisations/{id}/qualifications/{qualification}': async ({
      who,
      params,
      body,
    }) => {
      await rename(db, who, { ...params, ...body });
      return done();
    },
    'DELETE /api/organisations/{id}/qualifications/{qualification}': async ({ who, params }) => {
      await remove(db, who, params);
      return done();
    },
    'GET /api/organisations/{id}/qualifications/{qualification}/people': async ({
      who,
      params,
      query,
    }) => ok(await listHolders(db, who, { ...params, ...query })),
    'PUT /api/organisations/{id}/qualifications/{qualification}/people/{person}': async ({
      who,
      params,
      body,
    }) => {
      await give(db, who, { ...params, ...body });
      return done();
    },
    'DELETE /api/organisations/{id}/qualifications/{qualification}/people/{person}': async ({
      who,
      params,
    }) => {
      await take(db, who, params);
      return done();
    },
  });
