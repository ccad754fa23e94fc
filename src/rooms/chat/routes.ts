import type { Deps } from '../../base/deps.ts';
import { created, ok, routes, type Route } from '../../base/serve/route.ts';
import { listen, say } from './actions.ts';
import { chatContract } from './contract.ts';

export const chatRoutes = ({ db }: Deps): readonly Route[] =>
  routes(chatContract, {
    'GET /api/sessions/{id}/messages': async ({ who, params, query }) =>
      ok(await listen(db, who, { session: params.id, ...query })),
    'POST /api/sessions/{id}/messages': async ({ who, params, body }) =>
      created(await say(db, who, { session: params.id, ...body })),
  });
