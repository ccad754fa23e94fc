import type { Deps } from '../../../base/deps.ts';
import { created, routes, type Route } from '../../../base/serve/route.ts';
import { setUp } from './actions.ts';
import { setUpContract } from './contract.ts';

export const setUpRoutes = (deps: Deps): readonly Route[] =>
  routes(setUpContract, {
    'POST /api/set-up': async ({ who, body }) => {
      const { cookie, ...made } = await setUp(deps, who, body);
      return created(made, { 'set-cookie': cookie });
    },
  });
