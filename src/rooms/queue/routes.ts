import type { Deps } from '../../base/deps.ts';
import { ok, routes, type Route } from '../../base/serve/route.ts';
import { queue, waitingRooms } from './actions.ts';
import { queueContract } from './contract.ts';

export const queueRoutes = ({ db }: Pick<Deps, 'db'>): readonly Route[] =>
  routes(queueContract, {
    'GET /api/sessions/{id}/knocks': async ({ who, params, query }) =>
      ok(await queue(db, who, { session: params.id, ...query })),
    'GET /api/waiting-rooms': async ({ who }) => ok({ items: await waitingRooms(db, who) }),
  });
