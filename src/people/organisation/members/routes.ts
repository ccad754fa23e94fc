import { done, ok, routes, type Route } from '../../../base/serve/route.ts';
import type { Deps } from '../../../base/deps.ts';
import {
  liftSuspension,
  readMember,
  members,
  previewRemoval,
  remove,
  setRole,
  suspend,
} from './actions.ts';
import { membersContract } from './contract.ts';

export const membersRoutes = ({ db }: Deps): readonly Route[] =>
  routes(membersContract, {
    'GET /api/organisations/{id}/members': async ({ who, params, query }) =>
      ok(await members(db, who, { ...params, ...query })),
    'GET /api/organisations/{id}/members/{person}': async ({ who, params }) =>
      ok(await readMember(db, who, params)),
    'PATCH /api/organisations/{id}/members/{person}': async ({ who, params, body }) => {
      await setRole(db, who, { ...params, ...body });
      return done();
    },
    'PUT /api/organisations/{id}/members/{person}/suspension': async ({ who, params }) => {
      await suspend(db, who, params);
      return done();
    },
    'DELETE /api/organisations/{id}/members/{person}/suspension': async ({ who, params }) => {
      await liftSuspension(db, who, params);
      return done();
    },
    'GET /api/organisations/{id}/members/{person}/removal': async ({ who, params }) =>
      ok(await previewRemoval(db, who, params)),
    'DELETE /api/organisations/{id}/members/{person}': async ({ who, params }) => {
      await remove(db, who, params);
      return done();
    },
  });
