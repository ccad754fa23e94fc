import type { Deps } from '../../base/deps.ts';
import { done, routes, type Route } from '../../base/serve/route.ts';
import { endForAll, openAsPlanned, openNow } from './actions.ts';
import { openingContract } from './contract.ts';

export const openingRoutes = ({ db }: Pick<Deps, 'db'>): readonly Route[] =>
  routes(openingContract, {
    'POST /api/sessions/{id}/openings': async ({ who, params }) => {
      await openNow(db, who, params.id);
      return done();
    },
    'DELETE /api/sessions/{id}/opening': async ({ who, params }) => {
      await openAsPlanned(db, who, params.id);
      return done();
    },
    'POST /api/sessions/{id}/endings': async ({ who, params }) => {
      await endForAll(db, who, params.id);
      return done();
    },
  });
