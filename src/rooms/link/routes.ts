import type { Deps } from '../../base/deps.ts';
import { created, ok, routes, type Route } from '../../base/serve/route.ts';
import { comeAsGuest, openLink, renewLink } from './actions.ts';
import { linkContract } from './contract.ts';

export const linkRoutes = (deps: Deps): readonly Route[] => {
  return routes(linkContract, {
    'POST /api/links': async ({ who, body }) => ok(await openLink(deps, who, body.secret)),
    'POST /api/guests': async ({ who, body }) => {
      const { session, cookie } = await comeAsGuest(deps, who, body);
      return created({ session }, cookie ? { 'set-cookie': cookie } : {});
    },
    'POST /api/sessions/{id}/links': async ({ who, params, body }) =>
      created({ link: await renewLink(deps, who, { session: params.id, ...body }) }),
  });
};
