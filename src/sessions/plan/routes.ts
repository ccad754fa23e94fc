import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import type { Entrance } from '../gate/gates.ts';
import { audience, cancel, change, describe, events, make } from './actions.ts';
import { planContract } from './contract.ts';

export const planRoutes = ({ db }: Deps, entrance: Entrance): readonly Route[] =>
  routes(planContract, {
    'POST /api/sessions': async ({ who, body }) => created(await make({ db, entrance }, who, body)),
    'GET /api/sessions/{id}': async ({ who, params }) =>
      ok(await describe({ db, entrance }, who, params.id)),
    'PATCH /api/sessions/{id}': async ({ who, params, body, version }) =>
      ok(await change({ db, entrance }, who, { id: params.id, version, changes: body })),
    'POST /api/sessions/{id}/cancellation': async ({ who, params, body }) => {
      await cancel(db, who, { id: params.id, reason: body.reason });
      return done();
    },
    'GET /api/sessions/{id}/events': async ({ who, params, query }) =>
      ok(await events(db, who, { id: params.id, ...query })),
    'GET /api/groups/{id}/audience': async ({ who, params, query }) =>
      ok(await audience(db, who, { group: params.id, ...query })),
  });
