import type { Deps } from '../../base/deps.ts';
import { done, routes, type Route } from '../../base/serve/route.ts';
import { leave } from './actions.ts';
import { staysContract } from './contract.ts';

export const staysRoutes = ({ db }: Pick<Deps, 'db'>): readonly Route[] =>
  routes(staysContract, {
    'DELETE /api/stays/{id}': async ({ who, params }) => {
      await leave(db, who, params.id);
      return done();
    },
  });
