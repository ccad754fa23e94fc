import type { Deps } from '../../base/deps.ts';
import { ok, routes, type Route } from '../../base/serve/route.ts';
import { settings, turn } from './actions.ts';
import { settingsContract } from './contract.ts';

export const settingsRoutes = (deps: Deps): readonly Route[] => {
  const { db } = deps;
  return routes(settingsContract, {
    'PATCH /api/sessions/{id}/room': async ({ who, params, body }) =>
      ok(await turn(db, who, { session: params.id, ...body })),
    'GET /api/sessions/{id}/room-settings': async ({ who, params }) =>
      ok(await settings(deps, who, params.id)),
  });
};
