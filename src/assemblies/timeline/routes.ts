import type { Deps } from '../../base/deps.ts';
import { ok, routes, type Route } from '../../base/serve/route.ts';
import { choices, timeline } from './actions.ts';
import { timelineContract } from './contract.ts';

export const timelineRoutes = ({ db }: Deps): readonly Route[] =>
  routes(timelineContract, {
    'GET /api/timeline': async ({ who, query }) => ok(await timeline(db, who, query)),
    'GET /api/timeline/choices': async ({ who }) => ok(await choices(db, who)),
  });
