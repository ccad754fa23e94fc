import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import {
  listTechnicalUsers,
  makeTechnicalUser,
  nameTechnicalUser,
  removeTechnicalUser,
  showTechnicalUser,
} from './actions.ts';
import { technicalContract } from './contract.ts';

export const technicalRoutes = ({ db }: Deps): readonly Route[] =>
  routes(technicalContract, {
    'GET /api/groups/{id}/technical-users': async ({ who, params, query }) =>
      ok(await listTechnicalUsers(db, who, { ...params, query })),
    'POST /api/groups/{id}/technical-users': async ({ who, params, body }) =>
      created(await makeTechnicalUser(db, who, { group: params.id, ...body })),
    'GET /api/technical-users/{id}': async ({ who, params }) =>
      ok(await showTechnicalUser(db, who, params.id)),
    'PATCH /api/technical-users/{id}': async ({ who, params, body }) => {
      await nameTechnicalUser(db, who, { ...params, ...body });
      return done();
    },
    'DELETE /api/technical-users/{id}': async ({ who, params }) => {
      await removeTechnicalUser(db, who, params.id);
      return done();
    },
  });
