import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import type { Lines } from '../agenda/lines.ts';
import { feed, read, subscribe, unsubscribe } from './actions.ts';
import { feedContract } from './contract.ts';

export const feedRoutes = (deps: Deps, lines: readonly Lines[]): readonly Route[] =>
  routes(feedContract, {
    'GET /api/me/feed': async ({ who }) => ok(await feed(deps.db, who)),
    'POST /api/me/feed': async ({ who }) => created(await subscribe(deps.db, who, deps.origin())),
    'DELETE /api/me/feed': async ({ who }) => {
      await unsubscribe(deps.db, who);
      return done();
    },
    'GET /api/feeds/{token}': async ({ params, looks }) =>
      ok(await read(deps, lines, params.token, looks), {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="anteroom.ics"',
      }),
  });
