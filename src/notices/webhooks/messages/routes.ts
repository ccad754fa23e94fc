import type { Deps } from '../../../base/deps.ts';
import { created, ok, routes, type Route } from '../../../base/serve/route.ts';
import { listMessages, replay, test } from './actions.ts';
import { messagesContract } from './contract.ts';

export const messagesRoutes = (deps: Deps): readonly Route[] =>
  routes(messagesContract, {
    'GET /api/organisations/{id}/webhooks/{webhook}/messages': async ({ who, params, query }) =>
      ok(await listMessages(deps, who, { ...params, ...query })),
    'POST /api/organisations/{id}/webhooks/{webhook}/replays': async ({ who, params, body }) =>
      created(await replay(deps, who, { ...params, ...body })),
    'POST /api/organisations/{id}/webhooks/{webhook}/tests': async ({ who, params }) =>
      ok(await test(deps, who, params)),
  });
