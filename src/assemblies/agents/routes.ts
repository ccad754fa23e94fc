import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import { inviteAgent, joinAgent, removeAgent, showAgent } from './actions.ts';
import { agentsContract } from './contract.ts';
import {
  changeTasks,
  listRuns,
  setHolder,
  showHolder,
  showRun,
  showTasks,
} from './tasks/actions.ts';

export const agentsRoutes = (deps: Deps): readonly Route[] =>
  routes(agentsContract, {
    'POST /api/agents': async ({ who, body }) => created(await joinAgent(deps.db, who, body)),
    'POST /api/assemblies/{id}/join-tokens': async ({ who, params }) =>
      created(await inviteAgent(deps.db, who, params.id)),
    'GET /api/assemblies/{id}/agent': async ({ who, params }) =>
      ok(await showAgent(deps.db, who, params.id)),
    'DELETE /api/assemblies/{id}/agent': async ({ who, params }) => {
      await removeAgent(deps.db, who, params.id);
      return done();
    },
    'GET /api/assemblies/{id}/tasks': async ({ who, params }) =>
      ok(await showTasks(deps, who, params.id)),
    'PUT /api/assemblies/{id}/tasks': async ({ who, params, version, body }) =>
      ok(await changeTasks(deps, who, { ...params, version, body })),
    'GET /api/assemblies/{id}/runs': async ({ who, params, query }) =>
      ok(await listRuns(deps.db, who, { ...params, ...query })),
    'GET /api/runs/{id}': async ({ who, params }) => ok(await showRun(deps.db, who, params.id)),
    'GET /api/me/on-assemblies': async ({ who }) => ok(await showHolder(deps.db, who)),
    'PUT /api/me/on-assemblies': async ({ who, body }) => ok(await setHolder(deps.db, who, body)),
  });
