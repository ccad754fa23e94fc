import type { Deps } from '../../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../../base/serve/route.ts';
import { makeFor, makeOwn, ownTokens, remove, tokensOf, turn } from './actions.ts';
import { tokensContract } from './contract.ts';

export const tokensRoutes = ({ db }: Deps): readonly Route[] =>
  routes(tokensContract, {
    'GET /api/me/tokens': async ({ who }) => ok(await ownTokens(db, who)),
    'POST /api/me/tokens': async ({ who, body }) => created(await makeOwn(db, who, body)),
    'GET /api/technical-users/{id}/tokens': async ({ who, params }) =>
      ok(await tokensOf(db, who, params.id)),
    'POST /api/technical-users/{id}/tokens': async ({ who, params, body }) =>
      created(await makeFor(db, who, { ...params, ...body })),
    'PUT /api/tokens/{id}/revocation': async ({ who, params }) => {
      await turn(db, who, { ...params, revoked: true });
      return done();
    },
    'DELETE /api/tokens/{id}/revocation': async ({ who, params }) => {
      await turn(db, who, { ...params, revoked: false });
      return done();
    },
    'DELETE /api/tokens/{id}': async ({ who, params }) => {
      await remove(db, who, params.id);
      return done();
    },
  });
