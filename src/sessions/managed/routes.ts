import type { Deps } from '../../base/deps.ts';
import { ok, routes, type Route } from '../../base/serve/route.ts';
import { firstSteps, groupsToMakeFor, managed, type Entered } from './actions.ts';
import { managedContract } from './contract.ts';

export const managedRoutes = ({ db }: Deps, entered: Entered): readonly Route[] =>
  routes(managedContract, {
    'GET /api/managed-sessions': async ({ who, query }) => ok(await managed(db, who, query)),
    'GET /api/organisations/{id}/session-groups': async ({ who, params }) =>
      ok(await groupsToMakeFor(db, who, params.id)),
    'GET /api/organisations/{id}/first-steps': async ({ who, params }) =>
      ok(await firstSteps({ db, entered }, who, params.id)),
  });
