import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import { knock, withdraw } from './actions.ts';
import { knocksContract } from './contract.ts';

export const knocksRoutes = ({ db }: Pick<Deps, 'db'>): readonly Route[] =>
  routes(knocksContract, {
    'POST /api/sessions/{id}/knocks': async ({ who, params, body }) => {
      const asked = await knock(db, who, { session: params.id, ...body });
      return asked.fresh ? created(asked.knock) : ok(asked.knock);
    },
    'DELETE /api/knocks/{id}': async ({ who, params }) => {
      await withdraw(db, who, params.id);
      return done();
    },
  });
