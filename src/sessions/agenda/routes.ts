import type { Deps } from '../../base/deps.ts';
import { ok, routes, type Route } from '../../base/serve/route.ts';
import { agenda, agendaOf, between } from './actions.ts';
import { agendaContract } from './contract.ts';
import type { Lines } from './lines.ts';

export const agendaRoutes = ({ db }: Deps, lines: readonly Lines[]): readonly Route[] =>
  routes(agendaContract, {
    'GET /api/agenda': async ({ who, query }) => ok(await agenda({ db, lines }, who, query)),
    'GET /api/organisations/{id}/members/{person}/agenda': async ({ who, params, query }) =>
      ok(await agendaOf({ db, lines }, who, { ...params, ...query })),
    'GET /api/agenda/range': async ({ who, query }) => ok(await between({ db, lines }, who, query)),
  });
