import type { Deps } from '../../../base/deps.ts';
import { ok, routes, type Route } from '../../../base/serve/route.ts';
import { listAssemblies, showAssembly } from './actions.ts';
import { seenContract } from './contract.ts';

export const seenRoutes = ({ db }: Deps): readonly Route[] =>
  routes(seenContract, {
    'GET /api/assemblies': async ({ who, query }) => ok(await listAssemblies(db, who, query)),
    'GET /api/assemblies/{id}': async ({ who, params }) =>
      ok(await showAssembly(db, who, params.id)),
  });
