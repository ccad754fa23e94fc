import type { Deps } from '../../base/deps.ts';
import { done, routes, type Route } from '../../base/serve/route.ts';
import { dismissHost, nameHost } from './actions.ts';
import { hostsContract } from './contract.ts';

export const hostsRoutes = ({ db }: Pick<Deps, 'db'>): readonly Route[] =>
  routes(hostsContract, {
    'PUT /api/sessions/{id}/hosts/{person}': async ({ who, params }) => {
      await nameHost(db, who, { session: params.id, person: params.person });
      return done();
    },
    'DELETE /api/sessions/{id}/hosts/{person}': async ({ who, params }) => {
      await dismissHost(db, who, { session: params.id, person: params.person });
      return done();
    },
  });
