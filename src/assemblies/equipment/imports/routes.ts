import type { Deps } from '../../../base/deps.ts';
import { ok, routes, type Route } from '../../../base/serve/route.ts';
import { importTable } from './actions.ts';
import { importsContract } from './contract.ts';

export const importsRoutes = ({ db }: Deps): readonly Route[] =>
  routes(importsContract, {
    'POST /api/organisations/{id}/assembly-imports': async ({ who, params, body }) =>
      ok(await importTable(db, who, { ...params, ...body })),
  });
