import type { Deps } from '../../base/deps.ts';
import { done, ok, routes, type Route } from '../../base/serve/route.ts';
import { cookieGone } from '../account/sign-ins/sign-in.ts';
import { deleteMe, deletion, exportMe, type Kept } from './actions.ts';
import { leavingContract } from './contract.ts';

export const leavingRoutes = (deps: Deps, kept: Kept): readonly Route[] =>
  routes(leavingContract, {
    'GET /api/me/export': async ({ who, looks }) => {
      const everything = await exportMe(deps.db, who, { ...kept, looks });
      return ok(everything, {
        'content-disposition': `attachment; filename="anteroom-${everything.exportedAt.slice(0, 10)}.json"`,
      });
    },
    'GET /api/me/deletion': async ({ who }) =>
      ok({ gates: { delete: await deletion(deps.db, who) } }),
    'DELETE /api/me': async ({ who, body }) => {
      await deleteMe(deps.db, who, { ...body, ...kept });
      return done({ 'set-cookie': cookieGone(deps) });
    },
  });
