import type { Deps } from '../../base/deps.ts';
import { done, ok, routes, type Route } from '../../base/serve/route.ts';
import { blocked, liftBlock } from './actions.ts';
import { blocksContract } from './contract.ts';

export const blocksRoutes = ({ db }: Pick<Deps, 'db'>): readonly Route[] =>
  routes(blocksContract, {
    'GET /api/sessions/{id}/blocked': async ({ who, params }) =>
      ok(await blocked(db, who, params.id)),
    'DELETE /api/sessions/{id}/blocked/{block}': async ({ who, params }) => {
      await liftBlock(db, who, { session: params.id, block: params.block });
      return done();
    },
  });
