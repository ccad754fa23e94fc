import type { Deps } from '../../base/deps.ts';
import { ok, routes, type Route } from '../../base/serve/route.ts';
import { decisions } from './actions.ts';
import { decisionsContract } from './contract.ts';

export const decisionsRoutes = (deps: Deps): readonly Route[] => {
  return routes(decisionsContract, {
    'GET /api/sessions/{id}/decisions': async ({ who, params, query }) =>
      ok(await decisions(deps, who, { session: params.id, ...query })),
  });
};
