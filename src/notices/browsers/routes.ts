import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import {
  changeBrowser,
  enableBrowser,
  listBrowsers,
  removeBrowser,
  testBrowser,
} from './actions.ts';
import { browsersContract } from './contract.ts';

export const browsersRoutes = (deps: Deps): readonly Route[] =>
  routes(browsersContract, {
    'GET /api/me/browsers': async ({ who }) => ok(await listBrowsers(deps, who)),
    'POST /api/me/browsers': async ({ who, body }) => created(await enableBrowser(deps, who, body)),
    'PATCH /api/me/browsers/{id}': async ({ who, params, body }) => {
      await changeBrowser(deps, who, params.id, body);
      return done();
    },
    'DELETE /api/me/browsers/{id}': async ({ who, params }) => {
      await removeBrowser(deps, who, params.id);
      return done();
    },
    'POST /api/me/browsers/{id}/tests': async ({ who, params }) =>
      ok(await testBrowser(deps, who, params.id)),
  });
