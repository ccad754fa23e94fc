import type { Deps } from '../../base/deps.ts';
import { kindsOf } from '../../base/journal/entries.ts';
import type { Hooked } from '../../base/journal/hooked.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import { changeWebhook, listWebhooks, makeWebhook, removeWebhook, renewSecret } from './actions.ts';
import { webhooksContract } from './contract.ts';

export const webhooksRoutes = ({ db, config }: Deps, hooked: Hooked): readonly Route[] => {
  const desk = { db, config, kinds: kindsOf(hooked).toSorted() };
  return routes(webhooksContract, {
    'GET /api/organisations/{id}/webhooks': async ({ who, params }) =>
      ok(await listWebhooks(desk, who, params)),
    'POST /api/organisations/{id}/webhooks': async ({ who, params, body }) =>
      created(await makeWebhook(desk, who, { ...params, ...body })),
    'PATCH /api/organisations/{id}/webhooks/{webhook}': async ({ who, params, body }) => {
      await changeWebhook(desk, who, { ...params, change: body });
      return done();
    },
    'DELETE /api/organisations/{id}/webhooks/{webhook}': async ({ who, params }) => {
      await removeWebhook(desk, who, params);
      return done();
    },
    'POST /api/organisations/{id}/webhooks/{webhook}/secrets': async ({ who, params }) =>
      created(await renewSecret(desk, who, params)),
  });
};
