import type { Deps } from '../../base/deps.ts';
import { ok, routes, type Route } from '../../base/serve/route.ts';
import type { Entrance } from '../gate/gates.ts';
import { agenda, agendaOf, between } from './actions.ts';
import { agendaContract } from './contract.ts';

export const agendaRoutes = (deps: Deps, entrance: Entrance): readonly Route[] =>
  routes(agendaContract, {
    'GET /api/agenda': async ({ who, query }) =>
      ok(await agenda({ ...deps, entrance }, who, query)),
    'GET /api/organisations/{id}/members/{person}/agenda': async ({ who, params, query }) =>
      ok(await agendaOf(deps, who, { ...params, ...query })),
    'GET /api/agenda/range': async ({ who, query }) => ok(await between(deps, who, query)),
  });
