import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import {
  change,
  listAssemblies,
  listTags,
  make,
  retire,
  showSettings,
  takeBack,
} from './actions.ts';
import { listGroups } from './opened/actions.ts';
import { equipmentContract } from './contract.ts';

export const equipmentRoutes = ({ db }: Deps): readonly Route[] =>
  routes(equipmentContract, {
    'GET /api/organisations/{id}/assemblies': async ({ who, params, query }) =>
      ok(await listAssemblies(db, who, { ...params, query })),
    'POST /api/organisations/{id}/assemblies': async ({ who, params, body }) =>
      created(await make(db, who, { organisation: params.id, ...body })),
    'GET /api/organisations/{id}/assembly-tags': async ({ who, params }) =>
      ok(await listTags(db, who, params.id)),
    'GET /api/organisations/{id}/assembly-groups': async ({ who, params, query }) =>
      ok(await listGroups(db, who, { ...params, ...query })),
    'GET /api/assemblies/{id}/settings': async ({ who, params }) =>
      ok(await showSettings(db, who, params.id)),
    'PATCH /api/assemblies/{id}': async ({ who, params, body, version }) =>
      ok(await change(db, who, { ...params, version, changes: body })),
    'PUT /api/assemblies/{id}/retirement': async ({ who, params }) => {
      await retire(db, who, params.id);
      return done();
    },
    'DELETE /api/assemblies/{id}/retirement': async ({ who, params }) => {
      await takeBack(db, who, params.id);
      return done();
    },
  });
